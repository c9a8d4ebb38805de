"""How the tests call commands: in this process, with standard output and error apart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli.app import root
from tests.cli.fake_language import FakeLanguage

Call = Callable[..., Result]


@pytest.fixture
def call() -> Call:
    """Run a command line; an exception that the root does not turn into an exit code fails the test."""

    def run(*arguments: object, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(root, [str(argument) for argument in arguments], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def fake_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cli.extract.make_language", FakeLanguage)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Three articles, the second one broken, the third without quotations."""
    path = tmp_path / "news.jsonl"
    lines = [
        '{"id": "a1", "title": "عنوان", "source": "صحيفة", "text": "زيد قال: «نعم» ثم «لا»."}',
        '{"id": "a2"',
        '{"id": "a3", "text": "لم يقل أحد شيئاً."}',
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
