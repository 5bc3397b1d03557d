"""The whole installation in one file, and back: every row and every upload, from either database to either."""

from goldthread.core.backup.make import make
from goldthread.core.backup.manifest import Manifest
from goldthread.core.backup.restore import restore

__all__ = ["Manifest", "make", "restore"]
