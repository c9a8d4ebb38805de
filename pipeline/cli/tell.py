"""Lines for people on standard error."""

import click

__all__ = ["one_line", "tell"]


def one_line(message: str) -> str:
    """Return the message without line breaks and control characters: parts of it come from messages and files."""
    words = " ".join(message.split())
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in words)


def tell(message: str) -> None:
    """Write one line to standard error."""
    click.echo(one_line(message), err=True)
