"""Who a sentence says will do it, and whether a heading names a body."""

from __future__ import annotations

import re

from goldthread.documents.tables.cells.names import is_body, is_post
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.vocabulary import ACTION_VERBS, BODY_WORDS, POST_WORDS

_SUBJECT = re.compile(
    r"^(?:the\s+)?(?P<who>[A-Z0-9][^.;:!?]{1,90}?)\s+"
    r"(?P<how>will|to|shall|must|should|is to|are to|ha(?:s|ve) agreed to)(?:,[^,.;:]{2,110},)?\s+"
    r"(?P<verb>[a-z-]+)",
)
# "The Board, in partnership with the Forum, will ..."
_WITH_OTHERS = re.compile(
    r",\s*(?:in (?:partnership|collaboration|conjunction|consultation)|together|along|working|jointly) with "
    r"[^,.;:]{2,110},(?:\[\d+\])?\s+(?=(?:will|shall|must|should)\b)"
)
_NOBODY = frozenset({"we", "it", "they", "this", "these", "there", "i", "all", "you"})
_NO_BODIES = frozenset(
    ["summary", "leadership", "report", "overview", "background", "context", "introduction", "action", "actions"]
)
_SMALL = frozenset({"and", "of", "for", "the", "in", "&", "with", "to", "on"})
_DEED = re.compile(r"[a-z-]+(?:tion|sion|ment|ance|al|ry) of\b")  # "Creation of a helpline"
_WORD = re.compile(r"[A-Za-z&'’-]+")


def subject_of(text: str) -> str | None:
    """The body or post that a sentence begins with as the one to act, or None."""
    match = _SUBJECT.match(_WITH_OTHERS.sub(" ", text[:400]))
    if match is None or match["who"].lower() in _NOBODY:
        return None
    verb = match["verb"]
    words = match["who"].split()
    if _is_gerund(words[0].lower()) and (len(words) == 1 or words[1][0].islower()):
        return None  # "Working with partners to ..."
    if len(words) > 1 and words[0].lower() in ACTION_VERBS and not (words[1][0].isupper() or _known(words[1])):
        return None  # "Invest £4 million in services to ...", "Set up a group to ..."; but "Support workers to ..."
    if match["how"] == "to" and verb not in ACTION_VERBS:
        return None
    who = re.sub(r"^[Tt]he ", "", match["who"])
    if names_body(who) or (len(who.split()) <= 8 and match["how"] == "to" and (_known(who) or _is_name(who))):
        return who
    does = verb in ACTION_VERBS or text.startswith("The ")
    return who if does and match["how"] != "to" and _is_title(who) else None


def _is_name(who: str) -> bool:
    """Capitals throughout before "to" and a verb: "Adult Social Care to review ...", "Finance to set up ..."."""
    words = who.split()
    return all(word[:1].isupper() or word in _SMALL for word in words) and words[0].lower() not in ACTION_VERBS


def _is_title(who: str) -> bool:
    """Two words or more, all but the small ones with a capital: "Children and Families Social Work"."""
    words = who.split()
    return 2 <= len(words) <= 8 and all(word[:1].isupper() or word in _SMALL for word in words)


def names_actor(who: str) -> bool:
    """Whether what stands before "will" is a body, a post or, by its capitals, the name of one."""
    return names_body(who) or (who.lower() not in _NOBODY and _is_title(who))


def names_somebody(text: str) -> bool:
    """Whether a text is the name of a body or a post."""
    return names_body(text) or is_body(text) or is_post(text)


def names_body(text: str) -> bool:
    """Whether a short text is the name of a body, a group or a post."""
    words = _WORD.findall(text)
    if not 1 <= len(words) <= 14 or text.endswith((".", "?", "!")) or ":" in text:
        return False
    if words[-1].lower() in _NO_BODIES or words[0].lower() in _NO_BODIES:
        return False  # "Executive Summary", "Summary of actions from the Board"
    known = _known(text)
    if known and len(words) <= 4 and text[0].isupper() and not tells_to_act(text):
        return True
    shouted = text.isupper() and len(words) > 1
    acronym = not shouted and any(word.isupper() and len(word) > 1 for word in words) and len(words) <= 4
    return bool(known or acronym) and kind_of(re.sub(r"^the ", "", text, flags=re.IGNORECASE)) is Kind.NAME


def _known(text: str) -> bool:
    """Whether a word of a body or post stands in it, in the singular or plural."""
    words = {word.lower() for word in _WORD.findall(text)}
    return bool((words | {word.removesuffix("s") for word in words}) & (BODY_WORDS | POST_WORDS))


def begins_to_act(text: str) -> bool:
    """Whether a text begins with something to do: "Train ...", "To train ...", "Training ...", "We will ..."."""
    words = re.sub(r"^(?:to|we will|we shall|we must)\s+", "", text.strip().lower())
    words = re.sub(r"^[a-z]+ly\s+", "", words)  # "Actively promoting ..."
    verb = words.split()[0].strip(",;:") if words else ""
    return verb in ACTION_VERBS or _is_gerund(verb) or bool(_DEED.match(words))


def _is_gerund(word: str) -> bool:
    stem = word.removesuffix("ing")
    doubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return stem != word and bool({stem, f"{stem}e", doubled} & ACTION_VERBS)


def tells_to_act(text: str) -> bool:
    """Whether a text begins with something to do, or says that someone will do it."""
    first = _WORD.findall(text[:60])[:1]
    if first and first[0].lower() in ACTION_VERBS:
        return True
    return bool(re.search(r"\b(?:will|to|shall|must|should)(?:,[^,.;:]{2,110},)? (?:be )?[a-z]{3,}", text[:300]))
