"""Runs a command as the terminal does, and gives its status and what it printed."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from goldthread.cli.main import main


@dataclass
class Told:
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def run(capsys, db):
    def run(*arguments: object, status: int = 0) -> Told:
        got = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        assert got == status, told.err
        return Told(got, told.out, told.err)

    return run
