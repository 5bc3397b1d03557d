"""CSV for people is written in one place, where whatever a spreadsheet would run as a formula is made plain words."""

from __future__ import annotations

from architecture.house import PACKAGE

# The second makes what is pasted back into a form of ours, not a file.
WRITERS = {"core/tables.py", "measures/views/loading.py"}


WRITING = ("csv.writer(", "csv.DictWriter(", """.replace('"', '""')""")  # the last: quoting by oneself


def by_hand(files: dict[str, str]) -> set[str]:
    """Modules that write CSV themselves."""
    return {name for name, source in files.items() if any(way in source for way in WRITING)}


def test_files_of_rows_are_written_by_core_tables() -> None:
    files = {str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    assert by_hand(files) == WRITERS


def test_one_that_writes_its_own_is_seen() -> None:
    assert by_hand({"a.py": "csv.writer(kept)", "b.py": "csv.reader(kept)"}) == {"a.py"}
    assert by_hand({"a.py": """text.replace('"', '""')"""}) == {"a.py"}
