"""How events of needs assessments read in a history list."""

HISTORY_WORDS = {
    "needs__begun": "began the needs assessment",
    "needs__written": "wrote in the needs assessment",
    "needs__day_set": "set the day its figures are known on",
    "needs__settled": "settled the needs assessment",
    "needs__reopened": "opened the needs assessment again",
    "needs__undone": "undid a change",
}
