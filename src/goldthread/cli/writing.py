"""Writing the files that commands make."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.kernel.errors import InputError, Place


def form_of(file: str, forms: Sequence[str]) -> str:
    """The format that the name of a file asks for; raises InputError when it asks for none."""
    ending = file.rpartition(".")[2].lower()
    if ending not in forms:
        raise InputError(
            "The name does not say which format is wanted.",
            advice=f"Give --format: {', '.join(forms)}.",
            place=Place(file=file),
        )
    return ending


def write_file(file: str, content: bytes) -> None:
    """All of it or nothing: written beside and then put in its place. Raises InputError when it cannot be."""
    import os
    from pathlib import Path

    beside = Path(f"{file}.part")
    try:
        beside.write_bytes(content)
        os.replace(beside, file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        reason = (error.strerror or "unknown").lower()
        raise InputError(
            f"The file cannot be written: {reason}.", advice="Choose another place.", place=Place(file=file)
        ) from error
