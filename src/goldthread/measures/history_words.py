"""How events of the room read in a history list."""

HISTORY_WORDS = {
    "indicator__added": "added the measure",
    "indicator__edited": "changed the measure",
    "indicator__library": "took measures over from the library",
    "target__set": "set what it should reach",
    "break__marked": "marked where the limits start anew",
    "measure__linked": "linked the measure",
    "measure__unlinked": "took the link away",
    "figures__loaded": "loaded figures",
    "columns__remembered": "said what the columns hold",
    "counts__released": "released a table of counts",
    "prediction__written": "wrote down what it is to change",
    "source__added": "added a source of open data",
    "source__changed": "changed the source",
    "source__columns_said": "said what its columns hold",
    "source__switched_on": "switched the source on",
    "source__switched_off": "switched the source off",
    "pull__begun": "began to fetch",
    "pull__ended": "said what came of fetching",
    "period__approved": "approved the figures of a period",
    "period__reopened": "opened the figures of a period again",
}
