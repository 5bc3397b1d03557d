"""Named, versioned rules for what counts as a signal. A stored choice: a chart says which it was drawn with.

Run lengths differ from house to house (7 and 7, 8 and 6, 6 and 5), so nothing here is a silent default of a method.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.analysis.checking import refuse


@dataclass(frozen=True)
class RuleSet:
    """How long a run must be before it is a signal; None: that rule is not part of the set.

    ``near`` is the share of the way to a limit beyond which a point is close to it, for the two-of-three rule.
    """

    name: str
    version: str
    title: str
    source: str
    shift: int | None
    trend: int | None
    two_of_three: bool = False
    near: float = 2 / 3
    limits: bool = True
    runs_test: bool = False
    astronomical: bool = False

    @property
    def key(self) -> str:
        """Name and version in one, as stored with a chart."""
        return f"{self.name}@{self.version}"


MAKING_DATA_COUNT = RuleSet(
    name="making-data-count",
    version="2024-1",
    title="Making Data Count",
    source="NHS England, Making Data Count; as NHSRplotthedots 0.2.2 does them",
    shift=7,
    trend=7,
    two_of_three=True,
)

SCOTTISH_RUN_CHART = RuleSet(
    name="scottish-run-chart",
    version="2023-1",
    title="Run chart rules of NHS Scotland",
    source="Healthcare Improvement Scotland and NHS Education for Scotland; Perla, Provost and Murray 2011",
    shift=6,
    trend=5,
    limits=False,
    runs_test=True,
    astronomical=True,
)

RULE_SETS = {rules.key: rules for rules in (MAKING_DATA_COUNT, SCOTTISH_RUN_CHART)}


def rule_set(key: str) -> RuleSet:
    """The rule set of that name ("making-data-count") or name and version ("making-data-count@2024-1")."""
    if key in RULE_SETS:
        return RULE_SETS[key]
    named = [rules for rules in RULE_SETS.values() if rules.name == key]
    if not named:
        refuse("rules", f"there is no rule set “{key}”.", f"There are: {', '.join(RULE_SETS)}.")
    return named[-1]
