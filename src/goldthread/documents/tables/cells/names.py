"""Tells bodies, posts and persons apart by their words."""

from __future__ import annotations

import re

from goldthread.documents.tables.wording import words
from goldthread.documents.vocabulary import BODY_WORDS, POST_WORDS, SUBJECTS

# Body words that also stand in the middle of names, so that they end no name by themselves.
_WEAK = words("""health practice practices prison leadership programme sector steering company executive community""")
_FIRM = BODY_WORDS - _WEAK
_LANDS = words("scotland wales england ireland uk")
_SECTORS = words("police probation education housing licensing partners everyone all")
# Capitalised in the names of bodies and functions, hardly ever in the name of a person.
_NO_PERSON = (
    BODY_WORDS
    | POST_WORDS
    | _LANDS
    | _SECTORS
    | words(
        """a across action addiction addictions adult adults affairs against aid alcohol and area areas assessment
    associate blood business campaign care carers change chief child childrens children children's city clinical
    commissioned commissioning communications communities corporate council county criminal crime cross custody
    customer data day deaths delivery development digital direct domestic drug drugs early east economic education
    emergency employment engagement environment environmental equality event families family finance fire first
    for forensic general green harm head healthcare high homeless homelessness hospital housing hub human improvement
    inclusion independent information integrated intelligence interventions joint justice key language learning
    led legal licensing life line lived local mental multi national new north nursing of older on open operational
    organisational our outreach partner peer people people's performance pharmacy planning point police policy
    poverty prevention primary principal probation project projects protecting protection public quality
    recovery redesign regional rescue research resilience resilient resources response risk road royal rural
    safe safer safety school schools scottish senior sexual shared social south sport standards station
    strategic strategy subgroup substance support system systems taskforce tenancy the third to town trading
    training transport treatment universal urban use violence virus voice voluntary volunteer welfare wellbeing
    west whole with women women's work working workforce young your youth tbc tbd various council's lead leads
    above below see"""
    )
)
_NO_NAME = _NO_PERSON | SUBJECTS
# Services that go by the name of what they do.
_SHORT_NAMES = frozenset(
    {
        "public health", "third sector", "3rd sector", "adult social care", "children's social care", "social work",
        "community safety", "environmental health", "trading standards", "economic development", "welfare rights",
        "community justice", "youth justice", "public protection", "primary care", "early years",
    }
)  # fmt: skip
_FIRE_SERVICES = (["fire", "and", "rescue"], ["fire", "&", "rescue"])  # what the name of one ends with
_ACRONYM = re.compile(r"[A-Z](?:[A-Z&]|(?<=[A-Z])s){1,8}\b|[A-Z]&[A-Z][A-Za-z]*")
_COMMON_END = re.compile(
    r"(?:[st]ions?|ments?|ings?|ness|it(?:y|ies)|ances?|ences?|isms?|[^aeiou]ers)$", re.IGNORECASE
)
_SHORT_FORM = re.compile(r"(?<=\w)\s*\([A-Z&]{2,8}s?\)\s*$")  # "Parks Alliance (PA)"
_NAME_WORD = re.compile(r"(?:Mc|Mac|O['’]|D['’])?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?|[A-Z]\.?")
_FIELD = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
OF_GOVERNMENT = "Department|Ministry|Directorate"  # what a part of one is called
_OF_FIELDS = re.compile(
    rf"\b(?:{OF_GOVERNMENT}|Office|Faculty|School|Committee)s? (?:for|of) (?:the )?"
    rf"(?P<fields>{_FIELD}(?:, {_FIELD})*,? (?:and|&) {_FIELD})"
    rf"(?![\w’'-]| (?!(?:{OF_GOVERNMENT}) )[A-Z])"
)
_FIELDS_ALONE = words("education housing licensing")  # bodies by themselves, but not in such a list
# Of police and fire services, before two names: "DI Ann Lee".
_RANK = re.compile(r"(?:D[CIS]|D?C[IS]|DSU|P[CS]|[AD]CC|[AD]CFO|(?:D|Det\.? )?(?:Supt|Sgt|Insp)\.?)\s+(?=\S+\s+\S)")
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|dr|prof(?:essor)?|cllr|councillor|sir|dame|rev)\.?\s+", re.IGNORECASE)


def is_acronym(text: str) -> bool:
    """HSCP, H&SCP, ADPs."""
    return bool(_ACRONYM.fullmatch(text.strip(" .")))


def is_body(text: str) -> bool:
    """Whether a text reads as the whole name of a body or group."""
    text = _SHORT_FORM.sub("", text)
    found = _words(text)
    if not found:
        return False
    if is_acronym(text) or found[0] == "nhs" or " ".join(found) in _SHORT_NAMES or found[-3:] in _FIRE_SERVICES:
        return True
    last = found[-1]
    if len(found) == 1:
        return last in _SECTORS or last in _FIRM
    if last in _FIRM or last in _LANDS:
        return True
    headed = found[0] in _FIRM and found[1] in ("of", "for")  # "Department for Work and Pensions"
    return headed or is_acronym(text.split()[-1])


def bodies_of_fields(text: str) -> list[tuple[int, int]]:
    """Where the names stand that list what a body is for: "Department for Trade, Harbours and Skills"."""
    found = []
    for match in _OF_FIELDS.finditer(text):
        fields = re.split(r",? (?:and|&) |, ", match["fields"])
        others = (field for field in fields[1:] if field.lower() not in _FIELDS_ALONE)
        if not any(is_body(field) or is_post(field) for field in others):
            found.append(match.span())
    return found


def is_proper(text: str) -> bool:
    """Whether a name of two words or more has a word that no department is called by: a place, a charity's own."""
    names = [word for word in re.findall(r"[\w’'-]+", text) if word[:1].isupper()]
    own = (word for word in names if not is_acronym(word) and not _COMMON_END.search(word))
    return len(names) > 1 and any(word.lower() not in _NO_NAME for word in own)


def begins_properly(text: str) -> bool:
    """Whether the first word of a name is one that no department is called by: "Willow Recovery Trust"."""
    return is_proper(" ".join(text.split()[:1] * 2))


def is_post(text: str) -> bool:
    """Whether a text names a post."""
    return any(word in POST_WORDS for word in _words(text))


def is_person(text: str) -> bool:
    """Whether a text could be the name of a person: two or three names and nothing that bodies are called."""
    titled = _TITLE.match(text) or _RANK.match(text)
    names = (text[titled.end() :] if titled else text).split()
    if not (1 if titled else 2) <= len(names) <= 4:
        return False
    return all(_NAME_WORD.fullmatch(word) and word.lower() not in _NO_PERSON for word in names)


def is_ranked(text: str) -> bool:
    """Whether a text is a person with a rank of police or fire service: "DI Ann Lee"."""
    return bool(_RANK.match(text)) and is_person(text)


def is_field(text: str) -> bool:
    """Whether a word is what a body is for, though it may stand for one: "Education"."""
    return text.lower() in _FIELDS_ALONE


def are_two(before: str, after: str) -> bool:
    """Whether lines one above the other are two whole names of a kind: posts, or bodies."""
    if are_two_posts(before, after):
        return True
    posts = any(_ends_as_post(text) for text in (before, after))
    return not posts and _may_be_two(before, after) and _is_firm_body(before) and _is_firm_body(after)


def are_two_posts(before: str, after: str) -> bool:
    """Whether they are two whole posts: a body may go on, as a partnership does in the name of its support team."""
    return _may_be_two(before, after) and _ends_as_post(before) and _ends_as_post(after)


def _may_be_two(before: str, after: str) -> bool:
    if before.endswith((",", "&", "/", "-", "(")) or len(before.split()) < 2 or len(after.split()) < 2:
        return False
    return not (after[:1].islower() or before.split()[-1].islower())


def _ends_as_post(text: str) -> bool:
    words = _words(text)
    headed = words[0] in POST_WORDS and len(words) > 2 and words[1] == "of"  # "Head of Parks"
    return bool(words) and (words[-1] in POST_WORDS or headed)


def _is_firm_body(text: str) -> bool:
    return not is_post(text) and _words(text)[-1] in _FIRM


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w&'’-]+", text.lower()) if word]
