"""What is said of actions and what follows from it; one module a subject."""

from goldthread.delivery.escalation.models import (
    DeliveryPolicy,
    Escalation,
    EscalationStep,
    LocalHoliday,
    RouteStop,
)
from goldthread.delivery.messages.models import FeedAddress, Message, MessageWishes
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
    "DeliveryPolicy",
    "Escalation",
    "EscalationStep",
    "Evidence",
    "EvidenceForm",
    "EvidenceKind",
    "EvidenceUse",
    "Explanation",
    "FeedAddress",
    "KeptAssessment",
    "LocalHoliday",
    "Message",
    "MessageWishes",
    "ProgressUpdate",
    "RouteStop",
    "ThresholdSetting",
    "UpdateLink",
]
