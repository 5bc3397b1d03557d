"""Pairing two versions of a paper: one to one, nothing lost, the same paper twice is all kept."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.kernel.timescale_grammar import parse_timescale
from goldthread.plans.rules.drafts import blank_action
from goldthread.plans.rules.revision_history import revision_history
from goldthread.plans.rules.version_changes import Kind, differences, kinds_of, moved_places
from goldthread.plans.rules.version_likeness import likely_plan
from goldthread.plans.rules.version_owners import Holder, owner_changes
from goldthread.plans.rules.version_pairing import Side, pair_up

# the first example may have to wait for a busy machine; that says nothing of the strategy
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
VOCABULARY = ("offer", "naloxone", "training", "staff", "every", "van", "review", "pathway", "partners", "publish")
words = st.sampled_from(VOCABULARY)
sides = st.lists(
    st.builds(
        lambda text, ref, place, when: (" ".join(text), ref, place, when),
        st.lists(words, max_size=6),
        st.sampled_from(["", "1", "1.1", "2.3", "A4"]),
        st.sampled_from(["", "Fewer people die", "Treatment"]),
        st.sampled_from(["", "March 2027", "Ongoing"]),
    ),
    max_size=6,
)


def numbered(values: list[tuple[str, str, str, str]], start: int = 0) -> list[Side]:
    return [Side(start + n, *value) for n, value in enumerate(values)]


@unhurried
@given(sides)
def test_the_same_paper_twice_is_all_kept(paper):
    pairing = pair_up(numbered(paper), numbered(paper, 100))
    assert [(pair.old + 100, pair.sure) for pair in pairing.pairs] == [(pair.new, True) for pair in pairing.pairs]
    assert len(pairing.pairs) == len(paper)
    assert pairing.gone == pairing.fresh == ()


@unhurried
@given(sides, sides, st.dictionaries(st.integers(99, 109), st.none() | st.integers(-1, 9)))
def test_pairing_is_one_to_one_and_nothing_is_lost(old, new, decided):
    olds, news = numbered(old), numbered(new, 100)
    pairing = pair_up(olds, news, decided)
    assert sorted([*(pair.old for pair in pairing.pairs), *pairing.gone]) == [side.key for side in olds]
    assert sorted([*(pair.new for pair in pairing.pairs), *pairing.fresh]) == [side.key for side in news]
    settled = {pair.new: pair.old for pair in pairing.pairs if pair.decided}
    assert all(decided[key] == row for key, row in settled.items())
    assert not {key for key, row in decided.items() if row is None} & {pair.new for pair in pairing.pairs}


def sure(old: str, new: str, ref: str = "", other: str = "") -> bool | None:
    """Whether two are paired surely, doubtfully or not at all."""
    pairing = pair_up([Side(1, old, ref)], [Side(2, new, other or ref)])
    return pairing.pairs[0].sure if pairing.pairs else None


def test_how_like_two_actions_must_be():
    van = "Carry naloxone in every council van"
    assert sure(van, "Carry naloxone in every council van and minibus") is True
    assert (
        sure(van, "Carry naloxone in every council van, train the drivers and report each use to the group") is True
    )
    assert sure(van, "Carry kits in all council vehicles") is None
    assert sure(van, "Carry kits in every council vehicle", "1.2") is False
    assert sure(van, "Write to everybody who has left treatment", "1.2") is None
    assert sure(van, van, "1.2", "3.4") is True


def test_two_that_are_nearly_as_like_are_asked_about():
    olds = [Side(1, "Train all staff of the north locality"), Side(2, "Train all staff of the south locality")]
    pairing = pair_up(olds, [Side(3, "Train all staff of the locality")])
    assert not pairing.pairs[0].sure
    assert "another one is nearly as like" in pairing.pairs[0].why


@unhurried
@given(st.permutations(range(7)))
def test_what_is_not_moved_still_stands_in_order(order):
    moved = moved_places(order)
    stayed = [value for value in order if value not in moved]
    assert stayed == sorted(stayed)
    assert moved_places(range(7)) == set()


def test_one_that_changed_its_place_is_the_one_that_moved():
    assert moved_places([4, 0, 1, 2, 3]) == {4}


def action(**fields):
    values = {**blank_action(), "priority": "", "milestones": [], "holders": [], **fields}
    values["holders"] = [Holder((owner["name"],), support=owner["support"]) for owner in values["owners"]]
    if isinstance(values["timescale"], str):
        values["timescale"] = parse_timescale(values["timescale"]).to_dict()
    return values


def kinds(old: dict[str, object], new: dict[str, object]) -> tuple[Kind, ...]:
    return kinds_of(differences(action(**old), action(**new)))


def test_each_kind_of_change():
    owner = {"name": "Harbour Trust", "support": False}
    assert kinds({"text": "Meet daily"}, {"text": "Meet  daily"}) == (Kind.KEPT,)
    assert kinds({"text": "Meet the court users' group"}, {"text": "Meet the court users\u2019 group."}) == (
        Kind.KEPT,
    )
    assert kinds({"text": "Meet daily"}, {"text": "Meet weekly"}) == (Kind.REWORDED,)
    assert kinds({"priority": "1 Safety"}, {"priority": "2 Care"}) == (Kind.MOVED,)
    assert kinds({"timescale": "March 2027"}, {"timescale": "June 2027"}) == (Kind.REDATED,)
    assert kinds({"timescale": "31/03/2027"}, {"timescale": "31 March 2027"}) == (Kind.KEPT,)
    assert kinds({"owners": [owner]}, {"owners": [{**owner, "name": "Health board"}]}) == (Kind.REASSIGNED,)
    assert kinds({"status": "in_progress"}, {"rag": "B", "text": "x"}) == (Kind.COMPLETED, Kind.REWORDED)
    assert kinds({"status": "closed"}, {"status": "complete"}) == (Kind.KEPT,)


def test_what_the_paper_leaves_blank_stays():
    owner = {"name": "Harbour Trust", "support": False}
    agreed = {
        "owners": [owner],
        "timescale": "March 2027",
        "priority": "1 Safety",
        "ref": "1.1",
        "status": "complete",
    }
    found = differences(action(**agreed), action(status="", timescale=None))
    assert {each.name for each in found} == {"owners", "timescale", "priority", "ref"}
    assert kinds_of(found) == (Kind.KEPT,)


def table(*rows: tuple[str, ...]) -> dict[str, object]:
    cells = [[{"row": r, "col": c, "text": text} for c, text in enumerate(row, 1)] for r, row in enumerate(rows, 1)]
    return {"pages": [{"label": "1", "blocks": [{"text": "Document control"}, {"table": 1, "rows": cells}]}]}


def test_a_revision_history_is_read_oldest_first():
    newest_first = table(
        ("Version", "Date", "Author", "Summary of changes"),
        ("2.0", "14 June 2027", "Coordinator", "Dates agreed by the board"),
        ("1.0", "3 March 2026", "Coordinator", "First plan"),
    )
    found = revision_history(newest_first)
    assert [(each.label, str(each.day), each.by) for each in found] == [
        ("1.0", "2026-03-03", "Coordinator"),
        ("2.0", "2027-06-14", "Coordinator"),
    ]
    assert found[1].note == "Dates agreed by the board"


def test_a_table_of_actions_is_no_revision_history():
    assert revision_history(table(("No", "Action", "Lead", "Date"), ("1", "Meet", "Trust", "3 March 2026"))) == []
    assert revision_history({"pages": []}) == []


def test_a_paper_that_looks_like_another_version():
    plan = {5: ("Glen Orrin Plan 2026", {"Meet every day", "Carry naloxone", "Write letters"})}
    likely: Callable[..., int | None] = lambda title, *texts: likely_plan(title, texts, plan)  # noqa: E731
    assert likely("Another title", "Meet every day.", "carry naloxone", "Something new") == 5
    assert likely("Glen Orrin Plan 2026", "Nothing the same") == 5
    assert likely("Another title", "Meet every day", "Nothing else") is None


def test_owners_are_known_by_either_name_and_kept_when_given_by_hand():
    trust = Holder(("Harbour Trust", "Harbour Trust Ltd"))
    convener = Holder(("Convener",), by_hand=True)
    assert not owner_changes([trust, convener], [{"name": "Harbour Trust Ltd"}])
    changes = owner_changes([trust, convener], [{"name": "Health Board"}])
    assert (changes.gone, [each["name"] for each in changes.fresh]) == ((0,), ["Health Board"])


def test_a_lead_who_only_helps_now_is_a_change_and_not_the_other_way_round():
    lead, helper = Holder(("Trust",)), Holder(("Trust",), support=True)
    assert owner_changes([lead], [{"name": "Trust", "support": True}])
    assert not owner_changes([helper], [{"name": "Trust", "support": False}])
