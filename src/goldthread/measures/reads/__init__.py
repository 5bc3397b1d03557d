"""What is known of measures, always within one partnership. Pages, the API and the command line ask these."""

from goldthread.measures.reads.figures import figures_of
from goldthread.measures.reads.indicators import find_indicator

__all__ = ["figures_of", "find_indicator"]
