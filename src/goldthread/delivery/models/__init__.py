"""What is said of actions and what follows from it; one module a subject."""

from goldthread.delivery.batches.models import Batch
from goldthread.delivery.escalation.models import (
    DeliveryPolicy,
    Escalation,
    EscalationStep,
    LocalHoliday,
    RouteStop,
)
from goldthread.delivery.meetings.models import Attendance, Decision, Meeting, Return, SignOff
from goldthread.delivery.messages.models import FeedAddress, Message, MessageWishes
from goldthread.delivery.models.assessing import (
    AssessedUpTo,
    Cadence,
    Explanation,
    KeptAssessment,
    ThresholdSetting,
)
from goldthread.delivery.models.evidence import Evidence, EvidenceForm, EvidenceKind, EvidenceUse, ReturnEvidence
from goldthread.delivery.models.updates import ProgressUpdate, UpdateLink
from goldthread.delivery.risks.models import Risk, RiskAction, RiskMatrix, RiskMeasure, RiskScore
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.delivery.watching.models import Watch

__all__ = [
    "AssessedUpTo",
    "Attendance",
    "Batch",
    "Cadence",
    "Decision",
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
    "Meeting",
    "Message",
    "MessageWishes",
    "ProgressUpdate",
    "Return",
    "ReturnEvidence",
    "Risk",
    "RiskAction",
    "RiskMatrix",
    "RiskMeasure",
    "RiskScore",
    "RouteStop",
    "SavedList",
    "SignOff",
    "ThresholdSetting",
    "UpdateLink",
    "Watch",
]
