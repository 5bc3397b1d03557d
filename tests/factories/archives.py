"""What a backup holds, read without the product."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any


def tables_of(archive: Path) -> dict[str, list[Any]]:
    """Every row of every table. Read as JSON, because PostgreSQL does not keep the order of its keys."""
    with zipfile.ZipFile(archive) as opened:
        tables = [name for name in opened.namelist() if name.startswith("tables/")]
        return {name: [json.loads(line) for line in opened.open(name)] for name in tables}
