"""What is said of actions and what follows from it; one module a subject."""

from goldthread.delivery.models.assessing import (
    AssessedUpTo,
    Cadence,
    Explanation,
    KeptAssessment,
    ThresholdSetting,
)
from goldthread.delivery.models.evidence import Evidence, EvidenceForm, EvidenceKind, EvidenceUse
from goldthread.delivery.models.updates import ProgressUpdate, UpdateLink

__all__ = [
    "AssessedUpTo",
    "Cadence",
    "Evidence",
    "EvidenceForm",
    "EvidenceKind",
    "EvidenceUse",
    "Explanation",
    "KeptAssessment",
    "ProgressUpdate",
    "ThresholdSetting",
    "UpdateLink",
]
