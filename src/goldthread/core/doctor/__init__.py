"""What is wrong with this installation, and how to mend it."""

from goldthread.core.doctor.examine import examine
from goldthread.core.doctor.findings import Finding, Level

__all__ = ["Finding", "Level", "examine"]
