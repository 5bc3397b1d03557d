"""How much of a file we are willing to read, and the words for saying no."""

from __future__ import annotations

from goldthread.kernel.errors import InputError, Place

MAX_BYTES = 50_000_000
MAX_UNZIPPED_BYTES = 200 * 1024 * 1024
MAX_UNZIP_RATIO = 250  # honest Word and Excel files stay under 60
MAX_PART_BYTES = 60 * 1024 * 1024  # one XML part
MAX_ARCHIVE_MEMBERS = 5_000
MAX_PAGES = 500
MAX_SCANNED_PAGES = 100  # some seconds each
MAX_CELLS = 200_000
MAX_SHEETS = 200
MAX_SPAN = 1_000
MAX_DEPTH = 200  # nesting of tables, lists and boxes

SPLIT_ADVICE = (
    "Take out the pages or sheets that hold the action plan, save them as a file of their own and try again."
)
SAVE_AGAIN_ADVICE = "Open it in the program that made it, save it again and try the new copy."


def unreadable(name: str, message: str, advice: str = SAVE_AGAIN_ADVICE) -> InputError:
    """The error of a file that cannot be read at all."""
    return InputError(message, advice=advice, place=Place(file=name))


def too_large(name: str, what: str, limit: str) -> InputError:
    """The error of a file beyond a cap: ``what`` it has and the most we read."""
    return unreadable(name, f"This file is too large: {what}; at most {limit} can be read.", SPLIT_ADVICE)


def check_cells(name: str, cells: int) -> None:
    """Raises InputError when a document holds more table cells than we are willing to keep."""
    if cells > MAX_CELLS:
        raise too_large(name, f"its tables have more than {MAX_CELLS:,} cells", f"{MAX_CELLS:,} cells")
