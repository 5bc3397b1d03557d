"""The command line's own manners: quick to start, says where the fault lies."""

from __future__ import annotations

import json
import subprocess
import sys

import click

from goldthread.cli.main import goldthread, main
from goldthread.kernel.errors import InputError, Place


def test_help_names_no_database():
    """``--help`` must not import Django: it would take a second instead of a blink."""
    script = (
        "import sys, json\nfrom goldthread.cli.main import main\nmain(['--help'])\n"
        "print(json.dumps([m for m in ('django', 'numpy', 'lxml', 'openpyxl', 'docx') if m in sys.modules]))"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "Usage: goldthread" in answer.stdout
    assert json.loads(answer.stdout.splitlines()[-1]) == []


def test_the_product_starts_without_what_few_pages_need():
    """Code for spreadsheets, statistics and the world's holidays together doubles the time to start."""
    script = (
        "import sys, json, django\ndjango.setup()\n"
        "slow = ('openpyxl', 'xlsxwriter', 'numpy', 'scipy', 'docx', 'holidays', 'PIL')\n"
        "print(json.dumps([m for m in slow if m in sys.modules]))"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(answer.stdout) == []


def test_wrong_usage_is_two_and_on_standard_error(capsys):
    assert main(["no-such-command"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "no-such-command" in told.err


def test_a_fault_of_the_input_is_one_and_says_where(capsys):
    @goldthread.command("fail-for-test")
    def fail() -> None:
        raise InputError("There is no date here.", advice="Write one.", place=Place(file="plan.docx", table=2, row=5))

    try:
        assert main(["fail-for-test"]) == 1
    finally:
        goldthread.commands.pop("fail-for-test")
    assert capsys.readouterr().err == "plan.docx, table 2, row 5: There is no date here. Write one.\n"


def test_every_command_has_help_with_an_example():
    context = click.Context(goldthread)
    for name in goldthread.list_commands(context):
        command = goldthread.get_command(context, name)
        assert command is not None
        for said_of, one in _leaves(name, command, context):
            assert one.help, said_of
            assert f"goldthread {said_of}" in one.help, f"{said_of}: the help shows no example"


def _leaves(name: str, command: click.Command, context: click.Context):
    if not isinstance(command, click.Group):
        yield name, command
        return
    for child in command.list_commands(context):
        inner = command.get_command(context, child)
        assert inner is not None
        yield from _leaves(f"{name} {child}", inner, context)
