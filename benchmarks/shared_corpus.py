"""Where the shared corpus of papers lies, and its scorer.

It is taken from ``--corpus FOLDER``, else from the environment variable ``GOLDTHREAD_CORPUS``, else from
``shared/corpus`` beside the repository.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

VARIABLE = "GOLDTHREAD_CORPUS"
BESIDE = Path(__file__).parents[2] / "shared" / "corpus"
_SCORER = "score_plan.py"


def find(named: Path | None = None) -> Path | None:
    """The corpus, or None when none was named and none lies beside the repository.

    Ends the program with a message when what was named holds no scorer.
    """
    said = named or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    folder = said or BESIDE
    if (folder / _SCORER).exists():
        return folder
    if said:
        raise SystemExit(f"{said} holds no {_SCORER}: name the folder of the shared corpus.")
    return None


def needed(named: Path | None = None) -> Path:
    """The corpus; ends the program with a message when there is none."""
    folder = find(named)
    if folder is None:
        raise SystemExit(
            f"The shared corpus was not found at {BESIDE}. Say where it is: --corpus FOLDER, or {VARIABLE}=FOLDER "
            "in the environment."
        )
    return folder


def scorer(folder: Path) -> ModuleType:
    """The corpus's own scorer."""
    spec = importlib.util.spec_from_file_location("score_plan", folder / _SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
