"""Meetings that prepare themselves, the decisions they take, and which meeting a return must reach."""
