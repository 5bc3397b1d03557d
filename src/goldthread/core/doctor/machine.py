"""The machine under the installation: Python, packages, folders, room on the disk."""

from __future__ import annotations

import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from django.conf import settings
from packaging.requirements import Requirement

from goldthread.core.doctor.findings import Finding, well, worry, wrong

SCARCE, LOW = 500_000_000, 2_000_000_000  # bytes
_PINNED = re.compile(r"^[A-Za-z0-9._-]+==")


def python() -> Iterator[Finding]:
    """Which one it is: an older one than 3.11 would not have come this far."""
    yield well("Python", platform.python_version())


def packages() -> Iterator[Finding]:
    """Those installed are those of the lock file, where there is one to compare with."""
    lock = Path(settings.ROOT) / "requirements" / "runtime.txt"
    if not lock.exists():
        return
    pinned = [pin for line in lock.read_text().splitlines() if (pin := _pin(line))]
    others = [said for pin in pinned if (said := _other(pin))]
    if others:
        yield wrong("Packages", f"Not as locked: {', '.join(others)}.", "Run bin/setup.")
    else:
        yield well("Packages", f"{len(pinned)} as locked")


def _pin(line: str) -> Requirement | None:
    """What this line of the lock asks for on this machine; one package may have a line for each Python."""
    if not _PINNED.match(line):
        return None
    asked = Requirement(line.removesuffix("\\"))
    return asked if asked.marker is None or asked.marker.evaluate() else None


def _other(pin: Requirement) -> str:
    """How this package is not as locked; empty when it is."""
    try:
        have = metadata.version(pin.name)
    except metadata.PackageNotFoundError:
        return f"{pin.name} is missing"
    return (
        ""
        if pin.specifier.contains(have, prereleases=True)
        else f"{pin.name} is {have} instead of {str(pin.specifier).lstrip('=')}"
    )


def folders() -> Iterator[Finding]:
    for name, variable in (("VAR", "GOLDTHREAD_VAR"), ("MEDIA_ROOT", "GOLDTHREAD_UPLOADS")):
        yield _folder(Path(getattr(settings, name)), variable)


def _folder(folder: Path, variable: str) -> Finding:
    about = f"Folder {folder}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            pass
    except OSError as error:
        return wrong(
            about,
            f"It cannot be written: {(error.strerror or str(error)).lower()}.",
            f"Give it to the user that runs Goldthread, or name another in {variable}.",
        )
    free = shutil.disk_usage(folder).free
    says = f"{free / 1e9:.1f} GB free"
    if free < SCARCE:
        return wrong(about, f"Only {says}.", "Make room before something is lost.")
    return worry(about, f"Only {says}.", "Make room.") if free < LOW else well(about, f"can be written, {says}")


def private_files() -> Iterator[Finding]:
    """What is secret is nobody else's to read on this machine."""
    for path in (Path(settings.VAR) / "secret", Path(settings.VAR) / "goldthread.sqlite3"):
        if path.exists() and os.name == "posix" and path.stat().st_mode & 0o077 and _is_open(path.parent):
            yield worry(
                f"File {path}",
                "Other users of this machine can read it.",
                f"chmod 700 {path.parent}; chmod 600 {path}",
            )


def _is_open(folder: Path) -> bool:
    return bool(folder.stat().st_mode & 0o011)
