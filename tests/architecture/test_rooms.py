"""No room imports rightwards, and every import contract is seen to fail when somebody does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from architecture.house import CONTRACTS, LAYERS, PACKAGE, ROOT, SOURCES


@dataclass(frozen=True)
class Fault:
    """A module that breaks a contract when it is planted, and the words the report must then hold."""

    contract: str
    module: str  # dotted, within goldthread
    source: str
    reported: str


def _wrong_neighbours() -> list[tuple[str, str]]:
    """Every pair of rooms next to one another, as (importer, imported) the wrong way round."""
    rightwards = [(low, high) for above, below in pairwise(LAYERS) for low in below for high in above]
    sideways = [(one, other) for layer in LAYERS for one in layer for other in layer if one != other]
    return rightwards + sideways


ROOMS_IN_ORDER = "The rooms, left to right"
PURE_ROOMS = "Pure rooms never see Django"
PURE_DECISIONS = "Decisions about delivery never see Django"
DOCUMENTS = "Documents: from a file to its plan"
PLAIN_TEXT = "Plain text: from cells to pages"
TABLES = "Tables: from the words of a cell to the plan"
RUNNING = "Running text: from lines to the actions of a plan"
UNKNOWN_ROOM = Fault(ROOMS_IN_ORDER, "attic.__init__", "", "goldthread.attic")
FAULTS = [
    *(
        Fault(
            ROOMS_IN_ORDER,
            f"{importer}.planted",
            f"import goldthread.{imported}\n",
            f"goldthread.{importer}.planted -> goldthread.{imported}",
        )
        for importer, imported in _wrong_neighbours()
    ),
    UNKNOWN_ROOM,
    *(
        Fault(PURE_ROOMS, f"{room}.planted", "import django.db\n", f"goldthread.{room}.planted -> django")
        for room in ("kernel", "documents", "analysis")
    ),
    Fault(
        PURE_DECISIONS, "delivery.rules.planted", "import django.db\n", "goldthread.delivery.rules.planted -> django"
    ),
    Fault(
        DOCUMENTS,
        "documents.tables.planted",
        "import goldthread.documents.stitching\n",
        "goldthread.documents.tables.planted -> goldthread.documents.stitching",
    ),
    Fault(
        PLAIN_TEXT,
        "documents.textual.cells.planted",
        "import goldthread.documents.textual.pieces\n",
        "goldthread.documents.textual.cells.planted -> goldthread.documents.textual.pieces",
    ),
    Fault(
        TABLES,
        "documents.tables.cells.planted",
        "import goldthread.documents.tables.cards\n",
        "goldthread.documents.tables.cells.planted -> goldthread.documents.tables.cards",
    ),
    Fault(
        RUNNING,
        "documents.running.lines.planted",
        "import goldthread.documents.running.records\n",
        "goldthread.documents.running.lines.planted -> goldthread.documents.running.records",
    ),
]


def test_the_contracts_hold() -> None:
    run = _lint_imports(ROOT, SOURCES)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in run.stdout


def test_every_contract_has_a_fault_that_is_planted_below() -> None:
    assert {fault.contract for fault in FAULTS} == set(CONTRACTS)


def test_every_pure_room_has_its_fault() -> None:
    pure = CONTRACTS[PURE_ROOMS]["source_modules"]
    faulty = {fault.module.split(".")[0] for fault in FAULTS if fault.contract == PURE_ROOMS}
    assert {f"goldthread.{room}" for room in faulty} == set(pure)


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a house with every fault in it. A room nobody knows stops the rest: it has a run of its own."""
    rooms = [fault for fault in FAULTS if fault is not UNKNOWN_ROOM]
    return _said_of(rooms, tmp_path_factory.mktemp("faults")) + _said_of(
        [UNKNOWN_ROOM], tmp_path_factory.mktemp("room")
    )


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.module}: {fault.reported}")
def test_a_planted_fault_breaks_its_contract(fault: Fault, reported: str) -> None:
    assert f"{fault.contract} BROKEN" in reported
    assert fault.reported in reported


def _said_of(faults: list[Fault], folder: Path) -> str:
    sources = _copy_of_the_house(folder)
    for fault in faults:
        planted = sources.joinpath("goldthread", *fault.module.split(".")).with_suffix(".py")
        planted.parent.mkdir(exist_ok=True)
        with planted.open("a", encoding="utf-8") as module:
            module.write(fault.source)
    run = _lint_imports(folder, sources)
    assert run.returncode != 0
    return " ".join((run.stdout + run.stderr).split())


def _copy_of_the_house(folder: Path) -> Path:
    """The sources and contracts, where a fault can be planted without harm."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    only_python = shutil.ignore_patterns(
        "__pycache__", "*.css", "*.js", "*.map", "*.html", "*.png", "*.svg", "*.woff*"
    )
    shutil.copytree(PACKAGE, folder / "src" / "goldthread", ignore=only_python)
    return folder / "src"


def _lint_imports(folder: Path, sources: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [command, "--no-cache", "--config", "pyproject.toml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(sources), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
