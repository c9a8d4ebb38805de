"""How each failure ends: exit code, one line, traceback only on demand."""

import signal
import subprocess
import sys
import types
from pathlib import Path

import click
import pytest

from pipeline.cli import app
from pipeline.errors import (
    ConfigurationError,
    FencedError,
    GapError,
    QuotesError,
    TooManyDeadLettersError,
    UnreachableError,
    VerificationError,
)


@pytest.fixture
def failing(monkeypatch):
    """Make ``fail`` a command that raises what the test sets."""
    module = types.ModuleType("failing_command")

    @click.command()
    def fail() -> None:
        """Fail."""
        raise module.error

    module.fail = fail
    monkeypatch.setitem(sys.modules, "failing_command", module)
    monkeypatch.setattr(app, "COMMANDS", {"fail": ("failing_command:fail", "Fail.")})
    return module


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConfigurationError, 2),
        (UnreachableError, 3),
        (TooManyDeadLettersError, 4),
        (GapError, 5),
        (FencedError, 6),
        (VerificationError, 7),
    ],
)
def test_an_expected_failure_is_one_line_and_its_exit_code(call, failing, error, code):
    failing.error = error("broker\nlocalhost:9092: away;\n\x1b[31m start it")
    result = call("fail")

    assert result.exit_code == code
    assert result.stderr == "error: broker localhost:9092: away; \\x1b[31m start it\n"


def test_every_expected_error_has_an_exit_code_of_its_own():
    kinds = [ConfigurationError, UnreachableError, TooManyDeadLettersError, GapError, FencedError, VerificationError]

    assert sorted(kind.exit_code for kind in kinds) == [2, 3, 4, 5, 6, 7]
    assert all(issubclass(kind, QuotesError) for kind in kinds)


def test_a_bug_is_one_line_and_ends_with_1(call, failing):
    failing.error = KeyError("offset")
    result = call("fail")

    assert result.exit_code == 1
    assert result.stderr.startswith("bug: KeyError: 'offset'; run again with --debug")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--debug", "fail"], ["fail", "--debug"]])
@pytest.mark.parametrize("error", [KeyError("offset"), GapError("offsets 3 to 5 are gone")])
def test_debug_shows_the_traceback_and_then_the_line(call, failing, arguments, error):
    failing.error = error
    result = call(*arguments)

    assert "Traceback" in result.stderr
    assert str(error) in result.stderr.splitlines()[-1]


def test_an_interrupt_ends_with_130(call, failing):
    failing.error = KeyboardInterrupt()
    result = call("fail")

    assert (result.exit_code, result.stderr) == (130, "Interrupted.\n")


@pytest.mark.parametrize("arguments", [["--nonsense"], ["nonsense"], ["fail", "--nonsense"], ["fail", "nonsense"]])
def test_wrong_arguments_are_one_line_and_end_with_2(call, failing, arguments):
    result = call(*arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert "nonsense" in result.stderr
    assert "--help" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    code = (
        "import pipeline.cli.extract as e; from tests.cli.fake_language import FakeLanguage; "
        "from pipeline.cli.app import main; e.make_language = FakeLanguage\n"
        "import sys; main(['extract', sys.argv[1]])"
    )
    (tmp_path / "news.jsonl").write_text('{"text": "زيد قال: «نعم»."}\n' * 5000, "utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "news.jsonl")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        stderr = process.stderr.read().decode()
        assert process.wait(60) == 0
    assert stderr == ""


def test_a_full_disk_is_told_in_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("زيد قال: «نعم».", "utf-8")
    code = (
        "import pipeline.cli.extract as e; from tests.cli.fake_language import FakeLanguage; "
        "from pipeline.cli.app import main; e.make_language = FakeLanguage\n"
        "import sys; main(['extract', sys.argv[1]])"
    )
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "a.txt")], stdout=full, stderr=subprocess.PIPE, timeout=60
        )

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "error: standard output: cannot be written (No space left on device); free some space, or write elsewhere\n"
    )


def test_ctrl_c_while_reading_ends_with_130(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", "from pipeline.cli.app import main; import pipeline.cli.extract as e\n"
         "from tests.cli.fake_language import FakeLanguage; e.make_language = FakeLanguage\nmain(['extract'])"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        process.stdin.write('{"text": "زيد قال: «نعم»."}\n'.encode())
        process.stdin.flush()
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b'{"quotation_id"')  # the first result does not wait for the rest
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b"Interrupted.\n"
