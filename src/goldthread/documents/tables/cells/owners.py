"""One cell of owners to its bodies, groups, posts and persons, each as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldthread.documents.model import DraftOwner
from goldthread.documents.tables.cells.names import (
    OF_GOVERNMENT,
    begins_properly,
    bodies_of_fields,
    is_acronym,
    is_body,
    is_field,
    is_person,
    is_post,
    is_proper,
    is_ranked,
)
from goldthread.documents.tables.cells.stand_ins import is_nobody
from goldthread.documents.tables.wording import pattern, words
from goldthread.documents.vocabulary import BODY_WORDS, POST_WORDS

_LABEL = pattern(
    r"""\s*(?:(?P<lead>led(?: by)?|lead(?:s|ing)?(?: (?:officer|agency|partner|body))?|owner|responsible)|
    (?P<support>support(?:ed|ing)?(?: (?:by|partners?|agenc(?:y|ies)))?|(?:other |key )?partners?|with support from|
    in partnership with|assisted by|contributors?))\s*(?:[:–—]|\s-)\s*"""
)
_LABEL_INSIDE = re.compile(r"(?<=[\w).])\s+(?=(?:Lead|Led by|Support|Supported by|Supporting|Partners?|Owner)\s*:\s)")
_LED = re.compile(r"\s*(?:led|lead) by\s+|\s*led\s+(?=[A-Z])", re.IGNORECASE)
_HARD = re.compile(r"\s*(?:[\n;•·|]|\s\+\s|\s/\s?|/\s)\s*")
_COMMA = re.compile(r",\s*")
_TIGHT_SLASH = re.compile(r"(?<=[\w).&])/(?=[\w(])")
_AND = re.compile(
    r"\s+(?:and|&|with(?: (?:the )?support (?:from|of))?|in partnership with|supported by|alongside|"
    r"in conjunction with|together with|(?-i:plus))\s+",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^\s*(?:(?:and|with)(?: support (?:from|of))?|supported by)(?: the(?= [A-Z]{2}))?\s+", re.IGNORECASE
)
# Names with an "and" of their own.
_FIXED = re.compile(
    r"police (?:and|&) crime|(?:research|learning) (?:and|&) development|fire (?:and|&) rescue|"
    r"work (?:and|&) pensions|prison (?:and|&) probation|health (?:and|&) (?:social care|wellbeing|care)|"
    r"children (?:and|&) (?:families|young)|drugs? (?:and|&) alcohol|alcohol (?:and|&) (?:other )?drugs?|"
    r"education (?:and|&) children",
    re.IGNORECASE,
)
# Bodies and people that stand in lists of owners without capitals.
_GROUPS_OF = words(
    """schools colleges nurseries hospitals councils partners providers employers landlords carers families charities
    churches services agencies practices pharmacies universities boards departments retailers residents volunteers
    pubs clubs organisations groups communities"""
)
_BEFORE_PLACES = frozenset({"HMP", "NHS", "HMYOI", "YOI", "HM"})  # "HMP Harbour Healthcare" is no person
_GENERIC_REST = words("action group groups team steering working delivery planning board sub-group subgroup")
_POSTS = "|".join(sorted(map(re.escape, POST_WORDS), key=len, reverse=True))
_POST_THEN_POST = re.compile(
    rf"(?<=\s)(?P<first>(?i:{_POSTS}))\s+(?=[A-Z][A-Za-z]*[A-Z&][A-Za-z&]*\s+(?:\w+\s+){{0,3}}?(?i:{_POSTS})\b)"
)
_ONE_AFTER_ANOTHER = re.compile(
    rf"(?P<first>(?P<head>{OF_GOVERNMENT}) (?:for|of)\b.+?)(?:,|\s+and|\s+&)?\s+"
    r"(?=(?P=head) (?:for|of)\b)"
)
_TOGETHER = re.compile(r",?\s+\(?(?:jointly|together)\)?(?=\W*$)")  # with a capital it is part of a name
_HOLD_POST = re.compile(rf"(?:(?:{_POSTS})s?\s*[:–—-]\s*)?(?P<persons>[^:]+)", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)?\s*")


def split_owners(
    text: str, *, known: frozenset[str] = frozenset(), names_persons: bool = False
) -> tuple[DraftOwner, ...]:
    """The owners of a cell in printed order, without doubles.

    ``known`` are names (lower case) that stand alone elsewhere in the plan; ``names_persons`` is true where the
    heading says that persons are named.
    """
    owners: dict[tuple[str, bool], DraftOwner] = {}
    support = False
    parted = _LABEL_INSIDE.sub("; ", _ONE_AFTER_ANOTHER.sub(r"\g<first>; ", _TOGETHER.sub("", text)))
    for line in _outside_brackets(_HARD, parted):
        found = _LABEL.match(line)
        if found:
            support, line = bool(found.group("support")), line[found.end() :]
        line = _LED.sub("", line, count=1) if _LED.match(line) else line
        for piece in _pieces(line, known):
            for owner in _with_persons(piece, names_persons, support):
                owners.setdefault((owner.name.lower(), owner.support), owner)
    return tuple(owners.values())


def _pieces(line: str, known: frozenset[str]) -> Iterator[str]:
    for tight in _slash_pieces(line):
        for listed in _last_parted(_comma_pieces(tight), known):
            for joined in _and_pieces(listed, known):
                for run in _run_pieces(joined, known):
                    name = run.strip(" \t,;:–-•").removesuffix(".").strip()
                    if name and not is_nobody(name):
                        yield name


def _last_parted(pieces: list[str], known: frozenset[str]) -> list[str]:
    """A list with the "and" before its last name taken for what it is: "..., Lead Nurse and Carers First"."""
    found = list(_AND.finditer(pieces[-1])) if len(pieces) > 1 else []
    if len(found) != 1 or _is_inside(pieces[-1], found[0]):
        return pieces
    left, right = pieces[-1][: found[0].start()].strip(), pieces[-1][found[0].end() :].strip()
    two = _is_whole(left, known) and _may_stand(right) and not _is_generic(right)
    return [*pieces[:-1], left, right] if two and not _is_unfinished(left) else pieces


def _outside_brackets(separator: re.Pattern[str], text: str, *, inside: Sequence[tuple[int, int]] = ()) -> list[str]:
    """Cuts at separators that stand outside brackets, and ``inside`` none of some stretches."""
    pieces, last = [], 0
    for match in separator.finditer(text):
        before = text[: match.start()]
        if any(start < match.start() < end for start, end in inside):
            continue
        if before.count("(") > before.count(")") and "\n" not in match.group():
            continue
        pieces.append(text[last : match.start()])
        last = match.end()
    pieces.append(text[last:])
    return [piece for piece in pieces if piece.strip()]


def _slash_pieces(line: str) -> list[str]:
    """A slash without blanks parts owners, but not the halves of one name ("Northshire/Southshire Network")."""
    pieces = _outside_brackets(_TIGHT_SLASH, line)
    out: list[str] = []
    for piece in pieces:
        before = out[-1].split() if out else []
        halves = len(before) == 1 and len(piece.split()) > 1 and before[0][:1].isupper()
        if halves and not is_acronym(before[0]) and not is_body(before[0]):
            out[-1] = f"{out[-1]}/{piece}"
        else:
            out.append(piece)
    return out


def _comma_pieces(text: str) -> list[str]:
    out: list[str] = []
    pieces = _outside_brackets(_COMMA, text, inside=bodies_of_fields(text))
    for piece in pieces:
        if out and _belongs_to(out[-1], piece.strip()):
            out[-1] = f"{out[-1].rstrip()}, {piece.strip()}"
        else:
            out.append(piece)
    return out


def _belongs_to(before: str, piece: str) -> bool:
    """Whether what follows a comma still belongs to the name before it."""
    before = _AND.split(before.strip())[-1]
    last = before.split()[-1].lower().strip(".")
    if last in POST_WORDS and not is_post(piece):
        return is_acronym(piece) or not is_body(piece) or len(before.split()) <= 3
    if is_post(before) and len(piece.split()) == 1 and not (is_body(piece) or is_post(piece) or is_acronym(piece)):
        return piece[:1].isupper()  # "Head of Parks, Harbourside"
    if piece[:1].islower() and not piece.startswith(("and ", "all ", "with ")):
        return piece.split()[-1].rstrip(".") not in _GROUPS_OF
    single = len(before.split()) == 1 and not is_body(before) and not is_acronym(before)
    return single and bool(re.search(r"\s(?:and|&)\s", piece)) and (is_body(piece) or is_post(piece))


def _and_pieces(text: str, known: frozenset[str]) -> list[str]:
    """Cuts at "and" where whole names stand on both sides, from the right; else before a last whole name."""
    text = _JOINED.sub("", text)
    cuts = [(text[: match.start()], text[match.end() :]) for match in reversed(list(_AND.finditer(text)))
            if not _is_inside(text, match)]  # fmt: skip
    for parts in (_parts, _has_its_own_and):
        for left, right in cuts:
            if parts(left.strip(), right.strip(), known):
                return [*_and_pieces(left, known), *_and_pieces(right.removeprefix("the "), known)]
    return [text]


def _is_inside(text: str, match: re.Match[str]) -> bool:
    """Whether an "and" stands in brackets or inside a fixed name."""
    before = text[: match.start()]
    fixed = [*(found.span() for found in _FIXED.finditer(text)), *bodies_of_fields(text)]
    return before.count("(") > before.count(")") or any(start < match.start() < end for start, end in fixed)


def _has_and(text: str) -> bool:
    """Whether an "and" is left that could part names."""
    return any(not _is_inside(text, match) for match in _AND.finditer(text))


def _has_its_own_and(left: str, right: str, _known: frozenset[str]) -> bool:
    """ "Parks and Open Spaces and Roads Service": what follows the last "and" is a name."""
    named = is_body(right) and len(right.split()) > 1 and right[:1].isupper() and not _is_generic(right)
    return named and _has_and(left)


def _is_generic(right: str) -> bool:
    """ "Action Group" and the like: the rest of a name, none by itself."""
    return all(word.lower() in _GENERIC_REST for word in right.split())


def _parts(left: str, right: str, known: frozenset[str]) -> bool:
    if right.lower() in {"partners", "others", "all partners"} or (left.lower() in known and right.lower() in known):
        return True
    if _is_generic(right):
        return False
    left_whole, right_whole = _is_whole(left, known), _is_whole(right, known)
    if is_person(left) and is_person(right):
        return True
    if _has_and(left) and len(right.split()) == 1 and right[:1].isupper():
        return True  # the name on the left has its own "and"
    if right.startswith("the ") and _is_own_name(right.removeprefix("the ")):
        return left_whole
    if right.lower().startswith(("all ", "the ")) or (is_field(left) and _is_of_fields(right)):
        return False
    named = right_whole and begins_properly(right) and is_body(right)  # "Willow Recovery Trust"
    unfinished = _is_unfinished(left) and not named
    shared = (
        not left_whole and not named and right.split()[-1].lower() in BODY_WORDS
    )  # "Youth and Sports Service": what ends the name is the head of both
    if (is_proper(left) or (is_proper(right) and (left_whole or named))) and not (unfinished or shared):
        return _may_stand(left) and (right_whole or _may_stand(right)) and not _has_and(right)
    return left_whole and right_whole and (is_post(right) or not unfinished)


def _is_of_fields(name: str) -> bool:
    """ "Training Board": with "Education and" before it one name, for no place or charity is named in it."""
    *_, last = name.lower().split()
    return last in BODY_WORDS and last != name.lower() and not (is_proper(name) or is_post(name))


def _is_own_name(name: str) -> bool:
    """ "HSCP", "Lornwick Growers' Network": nobody's post or department goes on with it."""
    return is_acronym(name) or (is_body(name) and is_proper(name))


def _is_unfinished(name: str) -> bool:
    """ "Head of Parks": what follows an "and" may belong to the post."""
    return is_post(name) and name.split()[-1].lower() not in POST_WORDS


def _is_whole(name: str, known: frozenset[str]) -> bool:
    """Whether a name is whole by its own words; who leads for it, in brackets, does not make it so."""
    own = re.sub(r"\s*\([^()]*\)?", "", name).strip() or name
    several = len(own.split()) > 1 and own.split()[-1].lower() in _GROUPS_OF  # "Registered housing providers"
    return is_body(own) or is_post(own) or several or name.lower() in known


def _may_stand(name: str) -> bool:
    """Whether a name is whole enough to stand by itself beside another: two words with capitals, or a known body."""
    heads = [word for word in name.split() if word[:1].isupper()]
    return (
        is_body(name) or is_post(name) or (len(heads) >= 2 and name[:1].isupper() and name.split()[-1][:1].isupper())
    )


def _run_pieces(text: str, known: frozenset[str]) -> list[str]:
    """Cuts names that were printed one after another with nothing between them."""
    out: list[str] = []
    rest = text.strip()
    while rest:
        cut = _next_cut(rest, known)
        out.append(rest[:cut])
        rest = rest[cut:].strip()
    return out


def _next_cut(text: str, known: frozenset[str]) -> int:
    match = re.search(r"\(([^()]+)\)\s+(?=[A-Z])", text)
    if match and is_person(match.group(1)):
        return match.end()
    if match := _POST_THEN_POST.search(text):
        return match.end("first")
    words = [match.start() for match in re.finditer(r"\S+", text)][1:]
    for start in words:
        left, right = text[:start].strip().lower(), text[start:].strip().lower()
        if left in known and (right in known or any(right.startswith(f"{name} ") for name in known)):
            return start
    return len(text)


def _with_persons(name: str, names_persons: bool, support: bool) -> list[DraftOwner]:
    """A name with a bracket or an acronym beside it to body and person; else itself."""
    if found := _BRACKETED.fullmatch(name):
        outer, inner = found.group("outer").strip(" ,"), found.group("inner").strip()
        if persons := _persons_in(inner):
            people = (DraftOwner(person, person=True, support=support) for person in persons)
            return [DraftOwner(outer, support=support), *people]
        two_names = len(outer.split()) == 2 and not is_body(outer) and not is_post(outer)
        if is_person(outer) or (two_names and is_post(inner) and outer[:1].isupper() and _no_acronym(outer)):
            return [DraftOwner(outer, person=True, support=support), DraftOwner(inner, support=support)]
        return [DraftOwner(name, support=support)]
    if is_ranked(name):
        return [DraftOwner(name, person=True, support=support)]
    words = name.split()
    if len(words) >= 3 and words[0] not in _BEFORE_PLACES and is_acronym(words[0]) and is_person(" ".join(words[1:])):
        return [DraftOwner(words[0], support=support), DraftOwner(" ".join(words[1:]), person=True, support=support)]
    ends_body = words[-1].lower() in BODY_WORDS  # "Willow Recovery CIC"
    if len(words) >= 3 and is_acronym(words[-1]) and not ends_body and is_person(" ".join(words[:-1])):
        return [
            DraftOwner(" ".join(words[:-1]), person=True, support=support),
            DraftOwner(words[-1], support=support),
        ]
    return [DraftOwner(name, person=names_persons and is_person(name), support=support)]


def _persons_in(inner: str) -> list[str]:
    """The persons that a bracket names and nobody else, with their post or without: "Chairs: Ann Lee and Bo Ray"."""
    found = _HOLD_POST.fullmatch(inner)
    persons = re.split(r",\s*|\s+(?:and|&)\s+", found["persons"]) if found else []
    return persons if all(map(is_person, persons)) else []


def _no_acronym(text: str) -> bool:
    return not any(is_acronym(word) for word in text.split())


def standing_alone(cells: Sequence[str]) -> frozenset[str]:
    """Names (lower case) that fill a cell of their own somewhere in the column."""
    return frozenset(
        text.strip().lower() for text in cells
        if len(text.split()) <= 8 and not re.search(r"[,/;&\n()]|\band\b", text) and not is_nobody(text)
    )  # fmt: skip
