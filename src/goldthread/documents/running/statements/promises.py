"""Which items of running text are actions: evidence from date, owner, wording and place is added up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from goldthread.documents.running.headings.due import is_deadline
from goldthread.documents.running.lines.dates import Dated, behind_leading_date, find_date, timescale_of
from goldthread.documents.running.lines.sentences import told_behind
from goldthread.documents.running.lines.subjects import begins_to_act, names_actor, subject_of, tells_to_act
from goldthread.documents.running.names.behind import Signed, names_behind
from goldthread.documents.running.names.over import names_who
from goldthread.documents.running.statements.items import Item
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.rows.tails import Fact, facts_behind
from goldthread.documents.timescales import parse_timescale, says_when
from goldthread.kernel.timescale import Timescale

PLAN_PLACE = re.compile(
    r"\b(?:actions?|action plan|commitments?|delivery plan|next steps|milestones|deliverables|what we will do|"
    r"we will|tasks)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:has been|have been|had|were|was|took place|is already|are already|"
    r"(?<=\w )included?(?=:| (?:the|an?)\b)|progress made)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:whether|if|how|what|which|who|whose|where|when|that)\b", re.IGNORECASE)
_DECIDED = re.compile(
    r"^\W*(?:this (?:plan|paper|report) (?:was|is) )?(?:signed off|approved|agreed|endorsed|adopted|ratified|"
    r"published|noted|considered|presented|prepared|drafted|last updated|updated|reviewed|report|version|produced)"
    r"(?: \w+)?(?: and \w+)? (?:by|on|at|in|to)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\W*[“\"]|\bsaid\b")
_LEADS_IN = re.compile(
    r"^(?:the )?(?P<who>[A-Z].{1,80}?) "
    r"(?:will|shall|must|to|(?:is|are) to|(?:ha(?:s|ve) )?(?:agree[ds]?|commit(?:s|ted)?) to)\s*:?$",
    re.IGNORECASE,
)
_LEAST_DEADLINES = 2
_ENOUGH = 3.0
_ALONE = 4.5  # for the only action of a text
_HOLDS_OWNER = {Role.OWNER, Role.SUPPORT}


@dataclass
class Promise:
    """An item with its date and owner told apart, and how sure it is that it is an action."""

    item: Item
    text: str
    timescale: Timescale | None = None
    owner: str | None = None
    score: float = 0.0
    why: list[str] = field(default_factory=list)

    @property
    def firm(self) -> bool:
        """Whether it says when or who: an item without either is no action by itself."""
        return self.timescale is not None or self.owner is not None

    def add(self, weight: float, why: str) -> None:
        self.score += weight
        if weight > 0:
            self.why.append(why)


def looks_elsewhere(text: str) -> bool:
    """Whether a text looks back, quotes someone or says what became of the paper."""
    return bool(_LOOKS_BACK.search(text[:200]) or _DECIDED.search(text) or _QUOTED.search(text))


def _looks_back(text: str) -> bool:
    """Whether a text says what has been done; "Check whether it has been used" does not."""
    found = _LOOKS_BACK.search(text[:200])
    told_to_do = found and begins_to_act(text) and _INSIDE.search(text[: found.start()])
    return found is not None and not told_to_do


def weigh(items: Iterable[Item], context: date | None) -> list[Promise]:
    """Every item with its score, in order."""
    items = [item for item in items if item.text or item.parts]
    signed = names_behind([item.text for item in items])
    promises = [_weigh(item, context, signed.get(item.text)) for item in items]
    _weigh_dated_lists(promises)
    return promises


def are_actions(promises: Sequence[Promise]) -> list[Promise]:
    """Those that are actions, or none when no two of them say when or who, nor one surely says both."""
    sure = [promise for promise in promises if promise.score >= _ENOUGH and promise.firm]
    alone = len(sure) == 1 and sure[0].score >= _ALONE and None not in (sure[0].timescale, sure[0].owner)
    return sure if len(sure) >= 2 or alone else []


def _weigh(item: Item, context: date | None, signed: Signed | None) -> Promise:
    promise = Promise(item, _without_told(item))
    _read_facts(promise, context)
    _read_name_behind(promise, signed)
    if promise.timescale is None:
        _read_date(promise, find_date(promise.text, context))
    if promise.timescale is None and _is_led_in(promise):
        promise.timescale = _date_over(promise, context)
        promise.add(2.0 if promise.timescale else 0.0, "the line above its list says when")
    _read_owner(promise)
    if item.named:
        promise.add(1.5, "it calls itself an action")
    if tells_to_act(promise.text):
        promise.add(1.0, "it tells someone to act")
    if item.line.bullet is not None or item.ref:
        promise.add(0.5, "an item of a list")
    place = " ".join((*item.line.above, item.line.heading or ""))
    if PLAN_PLACE.search(place):
        promise.add(0.7, "it stands under a heading for actions")
    if _looks_back(promise.text) and not item.facts:
        promise.add(-1.5, "it looks back")
    if _DECIDED.search(promise.text):
        promise.add(-3.0, "it says what became of the paper")
    if _QUOTED.search(promise.text):
        promise.add(-2.0, "it is quoted")
    return promise


def _weigh_dated_lists(promises: Sequence[Promise]) -> None:
    """Lists under one deadline after another ("By May 2030", "By May 2031") are steps of a plan."""
    due = [promise for promise in promises if _is_led_in(promise) and is_deadline(_right_over(promise))]
    if len({_right_over(promise) for promise in due}) < _LEAST_DEADLINES:
        return
    for promise in due:
        promise.add(1.0, "its list is one of several with a deadline each")


def _is_led_in(promise: Promise) -> bool:
    line = promise.item.line
    return line.bullet is not None or line.lead_in is not None


def _right_over(promise: Promise) -> str:
    """The line that the list of an item stands under."""
    return promise.item.line.lead_in or promise.item.line.heading or ""


def _date_over(promise: Promise, context: date | None) -> Timescale | None:
    """The date that the line over a list says: "By May 2031", "By May 2031 the Board will:"."""
    over = _right_over(promise)
    dated = find_date(over, context) if promise.item.line.lead_in and _LEADS_IN.match(over) else None
    return dated.timescale if dated else timescale_of(over, context)


def _without_told(item: Item) -> str:
    """The text of an item without sentences or brackets that only say who and when, which become its facts."""
    rest, facts = told_behind(item.text)
    if not facts:
        rest, facts = _bracketed(item.text, who_is_told=item.line.who_before is not None)
    if any(fact.role in item.facts for fact in facts):
        return item.text
    for fact in facts:
        item.facts[fact.role] = [fact.value]
    return rest


def _bracketed(text: str, *, who_is_told: bool) -> tuple[str, tuple[Fact, ...]]:
    rest, facts = facts_behind(text, trusting=who_is_told)
    told = {fact.role for fact in facts}
    all_told = told == {Role.OWNER, Role.TIMESCALE} or (who_is_told and told == {Role.TIMESCALE})
    says_what = any(map(str.islower, rest.split()))  # more than another name
    return (rest, facts) if all_told and says_what else (text, ())


def _read_facts(promise: Promise, context: date | None) -> None:
    facts = promise.item.facts
    for value in facts.get(Role.TIMESCALE, []):
        timescale = parse_timescale(value, context=context)
        promise.timescale = timescale if says_when(timescale) or promise.timescale is None else promise.timescale
        promise.add(2.0, "a labelled timescale")
    owners = [value for role in (Role.OWNER, Role.SUPPORT) for value in facts.get(role, [])]
    if owners and promise.timescale is None:
        owners[-1], promise.timescale = _part_date(owners[-1], context)
        if promise.timescale:
            promise.add(1.5, "a date behind its owner")
    if owners:
        promise.owner = "\n".join(owners)
        promise.add(1.5, "a labelled owner")


def _part_date(owner: str, context: date | None) -> tuple[str, Timescale | None]:
    """An owner without the date printed behind it: "Data Team, by May 2030"."""
    before, _, behind = owner.rpartition(",")
    timescale = timescale_of(behind.strip(), context) if before else None
    return (before.strip(), timescale) if timescale else (owner, None)


def _read_date(promise: Promise, dated: Dated | None) -> None:
    if dated is None:
        return
    promise.timescale, promise.text = dated.timescale, dated.text
    promise.add({"front": 2.2, "brackets": 1.5, "sentence": 1.5}[dated.how], "it says when")


def _read_name_behind(promise: Promise, signed: Signed | None) -> None:
    """The name in the bracket at the end of a statement, unless who is to do it is told otherwise."""
    if signed and promise.owner is None and subject_of(behind_leading_date(signed.text)) is None:
        promise.text, promise.owner = signed.text, signed.who
        promise.add(1.2, "the name behind it in brackets")


def _read_owner(promise: Promise) -> None:
    if promise.owner is not None:
        return
    if promise.item.line.who_before:
        promise.owner = promise.item.line.who_before
        promise.add(1.8, "the name in front of it")
        return
    over = promise.item.line.lead_in
    above = _LEADS_IN.match(behind_leading_date(over or ""))
    if above and names_actor(above["who"]):
        promise.owner = above["who"]
        promise.add(1.2, "the line above its list says who")
        return
    heading = promise.item.line.heading
    if heading and names_who(heading):
        promise.owner = heading
        promise.add(0.8, "it stands under the name of a body")
        return
    if over and names_who(over):
        promise.owner = over
        promise.add(0.8, "its list stands under the name of a body")
        return
    subject = subject_of(behind_leading_date(promise.text))
    if subject:
        promise.owner = subject
        promise.add(1.2, "it says who will do it")
