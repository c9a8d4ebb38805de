"""Every command explains itself, and starts fast."""

import json
import os
import re
import subprocess
import sys

import click
import pytest

from pipeline.cli.app import COMMANDS, root


def command_of(name: str) -> click.Command:
    command = root.get_command(click.Context(root), name)
    assert command is not None
    return command


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example_that_calls_the_command(call, name):
    result = call(name, "--help")

    assert result.exit_code == 0
    assert re.search(r"Examples?:\n", result.output)
    assert re.search(rf"^ +(.*\| )?arabic-news-quotes {name}", result.output, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_says(name):
    assert (command_of(name).help or "").split("\n\n")[0].split() == COMMANDS[name][1].split()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help_and_its_variable(name):
    for option in command_of(name).params:
        if isinstance(option, click.Option) and option.name != "help":
            long_name = next(each for each in option.opts if each.startswith("--"))
            assert option.help, long_name
            assert option.envvar == "QUOTES_" + long_name[2:].replace("-", "_").upper(), long_name


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_takes_a_secret(name):
    for option in command_of(name).params:
        assert not re.search("password|secret|token", str(option.name)), option.name


def test_every_command_names_every_command(call):
    output = call("--help").output

    assert all(re.search(rf"^  {name} ", output, re.MULTILINE) for name in COMMANDS)


def test_help_imports_nothing_heavy():
    code = (
        "import sys, json; from pipeline.cli.app import root\n"
        "root.main(['--help'], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = {name.split(".")[0] for name in json.loads(done.stderr.splitlines()[-1])}

    assert not loaded & {"apache_beam", "camel_tools", "fastavro", "kafka", "numpy", "requests"}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_does_not_wait_for_beam_or_dictionaries(name):
    code = (
        "import sys, json; from pipeline.cli.app import root\n"
        f"root.main(['{name}', '--help'], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = {module.split(".")[0] for module in json.loads(done.stderr.splitlines()[-1])}

    assert not loaded & {"apache_beam", "camel_tools", "numpy"}


def test_the_program_runs_as_a_module_whatever_the_locale():
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    article = "عنوان\nنص"
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "show", article], capture_output=True, env=environment, timeout=60
    )

    assert done.returncode == 2
    assert "عنوان" in done.stderr.decode("utf-8")
