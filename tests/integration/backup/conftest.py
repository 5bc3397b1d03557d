"""A filled installation and its backup, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories.installations import Installation

PAPER = """<!doctype html><html><body><h1>Action plan</h1><h2>Priority 1: Fewer people die</h2>
<table><tr><th>Ref</th><th>Action</th><th>Lead</th><th>Timescale</th></tr>
<tr><td>1.1</td><td>Carry naloxone in every van</td><td>Roads</td><td>March 2027</td></tr>
<tr><td>1.2</td><td>Offer a cèilidh, “sober” &amp; open</td><td>Harbour</td><td>TBC</td></tr></table></body></html>"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The demonstration and one paper more, waiting for its review."""
    var = tmp_path_factory.mktemp("filled")
    installation = Installation(var)
    installation.run("prepare")
    installation.run("demonstration")
    (var / "paper.html").write_text(PAPER)
    installation.run("import", str(var / "paper.html"), "--partnership", "kinlarroch")
    return installation


@pytest.fixture(scope="session")
def archive(filled: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("backups") / "backup.zip"
    filled.run("backup", str(made))
    return made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Installation:
    """An empty place."""
    return Installation(tmp_path / "elsewhere")
