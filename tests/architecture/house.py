"""Where the house stands: its sources, its rooms in order, its import contracts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src"
PACKAGE = SOURCES / "goldthread"

_importlinter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS: dict[str, dict[str, Any]] = {contract["name"]: contract for contract in _importlinter["contracts"]}

# Rightmost room first, as the contract has it; rooms on one line may not see one another.
LAYERS: list[list[str]] = [
    [room.strip() for room in layer.split("|")]
    for contract in CONTRACTS.values()
    if contract["type"] == "layers" and contract["containers"] == ["goldthread"]
    for layer in contract["layers"]
]
ROOM_RANKS = {room: rank for rank, layer in enumerate(reversed(LAYERS)) for room in layer}


def python_files(*folders: str) -> list[Path]:
    """Every Python file of these folders, migrations left out."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)
