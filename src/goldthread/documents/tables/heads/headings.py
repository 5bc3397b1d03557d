"""What the words of a column heading say about its role, as evidence between 0 and a little over 1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from goldthread.documents.tables.columns import Role
from goldthread.documents.vocabulary import ACTION_VERBS, HOLDS_ON

Scores = Mapping[Role, float]

_RECOMMENDATION = {Role.RECOMMENDATION: 1.0, Role.ACTION: 0.3}
# Whole headings that their single words would mislead about. The first that fits decides.
_PHRASES: tuple[tuple[str, dict[Role, float]], ...] = (
    (r"(action )?(no|nr|num|number|ref|reference|id|item|s/?n|code|#)( (no|number|code))?( #)?", {Role.REF: 1.2}),
    (r"(action|objective|milestone|priority|item|plan) (no|nr|num|number|ref|reference|id|code)"
     r"|(relevant|agenda|minute) (items?|refs?|references?|no|number)", {Role.REF: 1.1}),
    (r"(mat )?(recs?|recomms?|recommendations?)( (no|nr|number|ref|reference)s?)?", _RECOMMENDATION),
    (r".*\b(by )?when\b.*", {Role.TIMESCALE: 1.1}),
    (r".*\b(by )?who(m|se)?\b.*|.*\baction(ed)? by", {Role.OWNER: 1.1}),
    (r"(complete|deliver|finish|achieve|implement|do|start|reach) by", {Role.TIMESCALE: 1.0}),
    (r"(to be )?(complete|deliver|finish|achieve|implement|done|start)(e?d)? by|by",
     {Role.TIMESCALE: 0.6, Role.OWNER: 0.5}),
    (r"(action )?complete(d)?( \(?(y|yes)\b.*)?|done|(is it )?(done|complete|finished)",
     {Role.STATUS: 0.9, Role.TIMESCALE: 0.4}),
    (r"(date|when) (action )?completed|completed (on|date)|date closed", {Role.COMMENTS: 0.6, Role.TIMESCALE: 0.5}),
    (r"(next |date (of|for) )?reviews?( date| due| by)?|date reviewed", {Role.COMMENTS: 0.7, Role.TIMESCALE: 0.4}),
    (r"what (have|has) .*(done|achieved|happened|changed).*|comments? on progress"
     r"|where (are we|(we|it|they|things) (are|were|stand|stood|(had |have )?got to))( now)?( .*)?"
     r"|since (the )?(last|previous) \w+",
     {Role.PROGRESS: 1.1}),
    (r"(key |our )?(actions?|activit(y|ies)|tasks?) (and|&|with|including) .*",
     {Role.ACTION: 1.0, Role.OUTCOME: 0.4}),
    (r"what (do )?(we|they|people) (already )?(know|knew|found|learnt|learned)( .*)?", {Role.COMMENTS: 0.9}),
    (r"(how )?.*\b(know|succe(ss|ed|eded)|differen(ce|t)|impact|measured?|good look like|look like|evidence[d]?)\b.*"
     r"|.*\bhow well\b.*|.*\bbetter off\b.*",  # the questions of outcomes-based accountability
     {Role.OUTCOME: 1.1}),
    (r"((work|action|activity|progress)( taken| undertaken| completed)? )?(to date|so far)"
     r"|what is (already )?in place"
     r"|(how|where) far (we|things) ?(have|are|'ve)?( got(ten)?| come| along)?|how (it|this|things) stands?( now)?",
     {Role.PROGRESS: 1.1}),
    (r"(as )?at ((the )?end (of )?)?(\d{1,2}(st|nd|rd|th)? )?"  # where things stood on a day
     r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*( \d{2,4})?|(as )?at \d{1,2}([/. ]\d{1,4}){2}",
     {Role.PROGRESS: 0.9}),
    (r"(strategic )?links? (to|with) .*", {Role.COMMENTS: 0.7, Role.RECOMMENDATION: 0.4}),
    (r"what (do|does|are) .*\b(want|aim|hope|need)\b.*(achiev|see|change|happen).*|what we want.*",
     {Role.PRIORITY: 0.7, Role.OUTCOME: 0.6}),
    (r"what .*\b(notice|see|feel|experience)\b.*|how .*\b(show|prove|demonstrate|judge|check)\b.*"
     r"|how .*\btell(( it)?|( if| whether| that) .*)", {Role.OUTCOME: 1.1}),
    (r"why.*", {Role.PRIORITY: 0.6, Role.COMMENTS: 0.6}),
    (r"how (will|do|are|can|should|must|shall|is|does|we|to) ?.*", {Role.ACTION: 0.9, Role.DETAIL: 0.6}),
    (r"what (will|do|can|should|must|shall|needs?|we|to) ?.*|what (is|are|does)( (we|to|being|going|needed|required"
     r"|planned|proposed|happening|it|they|you|the (actions?|activit(y|ies)|tasks?|plan)|our|your)\b.*)?",
     {Role.ACTION: 1.0}),
    (r"we will( .*)?|to do|(change|improvement) ideas?\b.*", {Role.ACTION: 1.0}),
    (r"(what )?(we|have we)( have)? (did|done)( so far| about it)?", {Role.PROGRESS: 1.0}),
    (r"(what )?(you|people)( have)? (said|told us|asked for)( .*)?|what we heard( .*)?", {Role.OTHER: 0.8}),
    (r"(what )?(it|this) is about", {Role.PRIORITY: 0.8}),
    (r"what", {Role.ACTION: 0.9}),
    (r"how", {Role.ACTION: 0.6, Role.DETAIL: 0.5}),
    (r"(percent(age)?|per cent|%|share|degree|extent)( of)? (complet(ion|ed?)|done|progress|achieved)( \(%\))?"
     r"|(complet(ion|ed?)|done) \(?%\)?|% ?complet(ion|ed?)", {Role.PROGRESS: 1.1}),
    (r"(key )?(dates?|date)( set| raised| added| opened)", {Role.START: 0.8}),
    (r"(dates? )?(start|from|commenc\w+)\b.*\b(to|end|finish|completion)\b.*", {Role.TIMESCALE: 1.1}),
    (r".*\bstart(s|ing|ed)?\b.*|.*\bcommenc.*|(date )?from", {Role.START: 1.0}),
    (r".*\b(supporting|other|key|involved|contributing|additional|support) "
     r"(partners?|agenc(y|ies)|officers?|organisations?|networks?|leads?|services?)\b.*|delivery (partners|agencies)"
     r"|support(ed|ing)?( by| from)?|partners? involved|.*\bin (partnership|collaboration|conjunction) with"
     r"|stakeholders?|others? involved"
     r"|((working|work|worked) (together )?)?with|(other|partner) \w+ involved|alongside|who else.*|contributors?",
     {Role.SUPPORT: 0.9, Role.OWNER: 0.8}),
    (r"(contributes?|contribution|links?|linked|relates?|maps?|responds?|answers?) to( .*)?|contributes?"
     r"|answers( .*)?",
     {Role.RECOMMENDATION: 1.1}),
    (r"(key |main |interim )?(steps|stages) (along|on) the way|(key |main )?stages", {Role.MILESTONE: 1.1}),
    (r"specific", {Role.ACTION: 0.7}),  # the five words that a good target is tested by
    (r"measur(e|eable|able)", {Role.OUTCOME: 1.1}),
    (r"(achievable|attainable|realistic|relevant)( and \w+)?", {Role.COMMENTS: 0.8}),
    (r"time[- ]?(bound|limited|d)", {Role.TIMESCALE: 1.1}),
    (r"(short )?title", {Role.COMMENTS: 0.6, Role.ACTION: 0.5}),
    (r"(b|o)?rag( ?(b|g))?( status| rating| score)?|(r/a/g|r\.a\.g\.?)( status)?|traffic lights?|colou?r( code)?"
     r"|ragb? .*|.* \(?b?ragb?\)?",
     {Role.RAG: 1.2}),
    (r"(current |overall |delivery |action )?(status|state)", {Role.STATUS: 0.8, Role.RAG: 0.7, Role.PROGRESS: 0.5}),
    (r"(target|client|patient|population|priority|beneficiary|age) (groups?|audiences?|populations?|cohorts?)",
     {Role.OTHER: 0.8, Role.COMMENTS: 0.5}),
    (r"(local|national|strategic|high[- ]level|long[- ]term|overarching|key|shared) outcomes?",
     {Role.PRIORITY: 0.6, Role.OUTCOME: 0.8}),
    (r"(outcome|focus|priority|action|theme|thematic|key|improvement|work|policy) areas?( of .*)?|areas? (of|for) .*",
     {Role.PRIORITY: 1.0, Role.ACTION: 0.2}),
)  # fmt: skip

# Single words. Of words side by side the last carries the sense ("action owner" is an owner).
_WORDS: tuple[tuple[str, dict[Role, float]], ...] = (
    (r"actions?|activit(y|ies)|tasks?|deliverables?|undertakings?", {Role.ACTION: 1.0}),
    (r"responses?|repl(?:y|ies)", {Role.ACTION: 0.6, Role.COMMENTS: 0.5}),
    (r"interventions?|initiatives?|projects?|proposals?|improvements?",
     {Role.ACTION: 0.6, Role.PRIORITY: 0.2}),
    (r"promises?", {Role.ACTION: 0.9}),
    (r"steps?", {Role.ACTION: 0.5, Role.DETAIL: 0.6, Role.MILESTONE: 0.4}),
    (r"commitments?|objectives?|pledges?", {Role.PRIORITY: 0.7, Role.ACTION: 0.5}),
    (r"aims?|goals?|ambitions?", {Role.PRIORITY: 0.7, Role.ACTION: 0.4}),
    (r"descriptions?|details?|requirements?|implementation|plans?|work",
     {Role.ACTION: 0.4, Role.COMMENTS: 0.2, Role.DETAIL: 0.3}),
    (r"priorit(y|ies)|themes?|thematic|pillars?|strands?|work ?streams?|domains?|drivers?|strateg(y|ic|ies)|category",
     {Role.PRIORITY: 1.0}),
    (r"areas?|topics?|sections?|standards?|issues?|needs?|gaps?|focus|programmes?|portfolios?|headings?|chapters?|cohorts?"
     r"|groups? of people",
     {Role.PRIORITY: 0.55}),
    (r"recomms?|recommendations?|recs?|findings?", {Role.RECOMMENDATION: 0.9, Role.PRIORITY: 0.4, Role.ACTION: 0.3}),
    (r"links?|linked|linkages?|cross-?reference|alignment|source|origin",
     {Role.RECOMMENDATION: 0.4, Role.COMMENTS: 0.3}),
    (r"leads?|owners?|responsib(le|ility|ilities)|accountab(le|ility)|answerable|sro|ownership|assigned|sponsors?|led|leadership|leaders?|champions?|facilitators?",
     {Role.OWNER: 1.0}),
    (r"officers?|agenc(y|ies)|organisations?|partners?|persons?|people|bod(y|ies)|contacts?|names?|named|involved|role|service|department|directorate|team",
     {Role.OWNER: 0.7}),
    (r"group|committee|board|delivery", {Role.OWNER: 0.4}),
    (r"time ?-?(scales?|frames?|lines?|tables?|limits?)|deadlines?|dates?|due|completion|schedule|timing|end",
     {Role.TIMESCALE: 1.0}),
    (r"year|month|quarter|period|term|time", {Role.TIMESCALE: 0.6}),
    (r"outcomes?|indicators?|kpis?|success|measures?|measurements?|results?|impacts?|benefits?|metrics?|outputs?|evaluation",
     {Role.OUTCOME: 1.0}),
    (r"performance|evidence|proof|monitoring|criteria|expected|baseline|data", {Role.OUTCOME: 0.6}),
    (r"targets?", {Role.OUTCOME: 0.45, Role.TIMESCALE: 0.4, Role.MILESTONE: 0.3}),
    (r"milestones?", {Role.MILESTONE: 1.0, Role.ACTION: 0.3}),
    (r"progress|updates?|narrative|position|achievements?|commentary|achieved|latest|report(ed|ing)?",
     {Role.PROGRESS: 1.0}),
    (r"status|state|stage", {Role.STATUS: 0.6, Role.RAG: 0.4, Role.PROGRESS: 0.3}),
    (r"b?ragb?|traffic", {Role.RAG: 1.1}),
    (r"ratings?", {Role.RAG: 0.7, Role.STATUS: 0.3}),
    (r"information|comments?|notes?|remarks?|observations?|barriers?|dependenc(y|ies)|interdependencies|issues?|considerations|rationale|context",
     {Role.COMMENTS: 0.9}),
    (r"risks?|resources?|costs?|budgets?|savings?|funding|finance|financial|investment|mitigations?|likelihood|location|£|equality|eqia",
     {Role.OTHER: 1.0, Role.COMMENTS: 0.5}),
    (r"opened|closed|raised|added", {Role.COMMENTS: 0.6}),
    (r"versions?|authors?|amendments?|revisions?|changes?|summary of changes", {Role.OTHER: 0.8}),
    (r"no|nr|ref|reference|number|id|code|#", {Role.REF: 0.9}),
)  # fmt: skip

_PHRASE_PATTERNS = tuple((re.compile(pattern), scores) for pattern, scores in _PHRASES)
_WORD_PATTERNS = tuple((re.compile(rf"(?<![\w£#])(?:{pattern})(?![\w£#])"), scores) for pattern, scores in _WORDS)
_SEGMENTS = re.compile(
    r"\s*(?:[/:()\[\]?–—;&,]|\s-\s|\b(?:for|of|to|against|by|in|on|with|and|or|from|towards)\b)\s*"
)
_HALF = r"([^/|()?:;\d]{2,}?)"
_TONGUES = re.compile(rf"{_HALF}(?:\s*[/|?]\s*|\s+[–—-]\s+){_HALF}|{_HALF}\s+\({_HALF}\)", re.DOTALL)
_ENGLISH = frozenset(word for word in HOLDS_ON | ACTION_VERBS if len(word) > 2)  # "a", "i" and "an" are others' too
_LATER_SEGMENT = 0.55  # what comes after a preposition or slash says less
_EARLIER_WORD = 0.4  # and so does the first of two role words side by side
_HALVES = re.compile(r"(\w{3,}) (\w{1,3})\b")  # "recom m", as narrow cells break words
_AGREES = 0.3  # words that say the same add a little: "lead officer" is surer than "officer"
_LONGEST = 120  # characters; more is no heading
_YEARS = re.compile(r"\s*\((?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\)")  # "Year 3 (2030/31) task"


@lru_cache(maxsize=4096)
def heading_scores(heading: str) -> Scores:
    """How far a heading speaks for each role; empty for words that say nothing.

    Of a heading in two languages ("Arweinydd / Lead") the one that is known speaks.
    """
    text = _plain(heading)
    if not text or len(text) > _LONGEST:
        return {}
    known = in_known_tongue(text)
    return _phrase_scores(text) or _phrase_scores(known) or _scores_of_words(known)


@lru_cache(maxsize=4096)
def in_known_tongue(heading: str) -> str:
    """The half of a heading in two languages that speaks of roles; all of it where both do, or neither."""
    found = _TONGUES.fullmatch(heading.strip(" .:?")) if len(heading) <= _LONGEST else None
    halves = [half.strip() for half in found.groups() if half] if found else []
    known = [half for half in halves if _phrase_scores(_plain(half)) or _scores_of_words(_plain(half))]
    others = (word for half in halves if half not in known for word in half.lower().split())
    return known[0] if len(known) == 1 and not any(word in _ENGLISH for word in others) else heading


def _plain(heading: str) -> str:
    return " ".join(_YEARS.sub("", heading).lower().replace("*", " ").split()).strip(" .:?")


def _phrase_scores(text: str) -> Scores:
    return next((scores for pattern, scores in _PHRASE_PATTERNS if pattern.fullmatch(text)), {})


def _scores_of_words(text: str) -> Scores:
    return _word_scores(text) or _word_scores(_HALVES.sub(r"\1\2", text))


def best_role(heading: str, at_least: float = 0.0) -> Role | None:
    """The role that a heading or label names most clearly, if as clearly as that."""
    scores = heading_scores(heading)
    best = max(scores, key=lambda role: scores[role], default=None)
    return best if best is not None and scores[best] >= at_least else None


def _word_scores(text: str) -> dict[Role, float]:
    total: dict[Role, float] = {}
    weight = 1.0
    for segment in _SEGMENTS.split(text):
        found = _segment_scores(segment)
        for role, score in found.items():
            total[role] = total.get(role, 0.0) + score * weight
        if found:
            weight = _LATER_SEGMENT
    return {role: min(score, 1.2) for role, score in total.items()}


def _segment_scores(segment: str) -> dict[Role, float]:
    hits = [(match.start(), scores) for pattern, scores in _WORD_PATTERNS for match in pattern.finditer(segment)]
    hits.sort(key=lambda hit: hit[0])
    total: dict[Role, float] = {}
    for place, (_, scores) in enumerate(hits):
        weight = 1.0 if place == len(hits) - 1 else _EARLIER_WORD
        for role, score in scores.items():
            held, said = sorted((total.get(role, 0.0), score * weight))
            total[role] = said + _AGREES * held
    return total


def speaks_of_roles(text: str) -> float:
    """How much a text looks like a column heading: its best role, less for length."""
    if len(text) > _LONGEST:
        return 0.0
    best = max(heading_scores(text).values(), default=0.0)
    words = len(in_known_tongue(text).split())
    return best if words <= 6 else best * 6 / words
