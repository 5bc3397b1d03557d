"""What pages, files and the command line show of needs assessments."""

from goldthread.publishing.needs.reads.assembled import Assembled, PartSeen, RowSeen, assembled, for_paper
from goldthread.publishing.needs.reads.kept import assessment_at, assessments

__all__ = ["Assembled", "PartSeen", "RowSeen", "assembled", "assessment_at", "assessments", "for_paper"]
