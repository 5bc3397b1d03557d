"""Forms, returns and their answers through the writes: nothing overwritten, nothing sent half done."""

from __future__ import annotations

from datetime import date

import pytest

from factories import people, plans
from goldthread.core import history
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.delivery.meetings import writes as meeting_writes
from goldthread.delivery.writes import bring_evidence
from goldthread.kernel.errors import InputError
from goldthread.measures import writes as measure_writes
from goldthread.partnership import writes as partnership_writes
from goldthread.publishing.returns import reads, writes
from goldthread.publishing.returns.models import Answer, FiledReturn, FormVersion
from goldthread.publishing.returns.rules.comparing import Change
from goldthread.publishing.returns.rules.questions import Coverage

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 1)


def form_of(partnership, by, key="ldp-waiting-times", number=1) -> FormVersion:
    return writes.take_over(partnership=partnership, key=key, number=number, by=by)


def begun(form, by, period="2025/26", ends=date(2026, 3, 31)) -> FiledReturn:
    return writes.start_return(form=form, period=period, ends=ends, by=by)


def question(form, code):
    return form.questions.get(code=code)


def answer_all(filed, by) -> None:
    for each in filed.form.questions.all():
        said = {"number": 91.5} if each.kind == "number" else {"text": f"About {each.code}."}
        said |= {"choice": each.choices[0]} if each.kind == "choice" else {}
        writes.give_answer(filed=filed, question=each, by=by, **said)


def sent(filed, by) -> FiledReturn:
    answer_all(filed, by)
    for step in ("checked", "agreed", "sent"):
        filed = writes.move_return(filed=filed, to=step, how="Board, 12 May 2026, item 4", by=by)
    return filed


@pytest.fixture
def form(partnership, coordinator):
    return form_of(partnership, coordinator)


@pytest.fixture
def filed(form, coordinator):
    return begun(form, coordinator)


def test_a_form_is_taken_over_once_with_all_it_asks(partnership, coordinator):
    form = form_of(partnership, coordinator, "mat-standards", 2)
    assert form_of(partnership, coordinator, "mat-standards", 2) == form
    assert form.questions.filter(kind="streams").count() == 10
    assert not form.questions.filter(is_known=True).exists()
    assert "cannot be compared" in form.break_reason
    with pytest.raises(InputError, match="No such form"):
        form_of(partnership, coordinator, "mat-standards", 9)


def test_only_filers_change_anything_and_nobody_of_elsewhere(filed, partnership):
    lead, outsider = people.person(partnership, role="lead"), people.person(people.partnership(slug="away", name="A"))
    for somebody in (lead, outsider):
        with pytest.raises(NotAllowed):
            writes.give_answer(filed=filed, question=filed.form.questions.first(), text="x", by=somebody)
        with pytest.raises(NotAllowed):
            writes.take_over(partnership=partnership, key="annex-d", number=1, by=somebody)


def test_two_people_who_answer_at_once_meet(filed, coordinator):
    asked = question(filed.form, "LDP3")
    first = writes.give_answer(filed=filed, question=asked, text="None.", revision=0, by=coordinator)
    with pytest.raises(EditedMeanwhile):
        writes.give_answer(filed=filed, question=asked, text="One.", revision=0, by=coordinator)
    writes.give_answer(filed=filed, question=asked, text="Two.", revision=first.revision, by=coordinator)
    with pytest.raises(EditedMeanwhile):
        writes.give_answer(filed=filed, question=asked, text="Three.", revision=first.revision, by=coordinator)
    assert Answer.objects.get().text == "Two."


@pytest.mark.parametrize(
    ("code", "given", "field"),
    [
        ("LDP4", {"choice": "Perhaps"}, "choice"),
        ("LDP1", {"number": float("inf")}, "number"),
        ("LDP3", {"number": 4.0}, "number"),
        ("LDP3", {"streams": {"process": "green"}}, "streams"),
        ("LDP3", {"link": "javascript:alert(1)"}, "link"),
    ],
)
def test_an_answer_that_does_not_fit_its_question_is_refused_by_field(filed, coordinator, code, given, field):
    with pytest.raises(InputError) as refused:
        writes.give_answer(filed=filed, question=question(filed.form, code), by=coordinator, **given)
    assert refused.value.place is not None
    assert refused.value.place.field == field
    assert not Answer.objects.exists()


def test_a_return_goes_on_only_when_it_is_whole_agreed_and_signed(filed, coordinator):
    with pytest.raises(InputError, match="cannot be done"):
        writes.move_return(filed=filed, to="checked", by=coordinator)
    writes.give_answer(filed=filed, question=question(filed.form, "LDP3"), text="None.", by=coordinator)
    with pytest.raises(InputError, match="Not answered: LDP1, LDP2, LDP4"):
        writes.move_return(filed=filed, to="checked", by=coordinator)
    answer_all(filed, coordinator)
    checked = writes.move_return(filed=filed, to="checked", by=coordinator)
    assert checked.checked_by == coordinator
    with pytest.raises(InputError, match="blank"):
        writes.move_return(filed=filed, to="agreed", by=coordinator)


def test_a_change_after_the_check_makes_it_a_draft_and_agreed_answers_stay(filed, coordinator):
    answer_all(filed, coordinator)
    writes.move_return(filed=filed, to="checked", by=coordinator)
    asked = question(filed.form, "LDP3")
    writes.give_answer(filed=filed, question=asked, text="One service.", by=coordinator)
    filed.refresh_from_db()
    assert (filed.state, filed.checked_at) == ("drafted", None)
    for step in ("checked", "agreed"):
        writes.move_return(filed=filed, to=step, how="Board", by=coordinator)
    with pytest.raises(InputError, match="answers stay"):
        writes.give_answer(filed=filed, question=asked, text="Other words.", by=coordinator)


def test_saving_what_stands_there_leaves_a_checked_return_checked(filed, coordinator):
    answer_all(filed, coordinator)
    writes.move_return(filed=filed, to="checked", by=coordinator)
    writes.give_answer(filed=filed, question=question(filed.form, "LDP3"), text="About LDP3.", by=coordinator)
    filed.refresh_from_db()
    assert filed.state == "checked"


def test_a_sent_return_is_locked_and_taken_back_only_with_a_reason(filed, coordinator):
    done = sent(filed, coordinator)
    asked = question(done.form, "LDP3")
    for change in (
        lambda: writes.give_answer(filed=done, question=asked, text="Later words.", by=coordinator),
        lambda: writes.fill_in(filed=done, on=ON, by=coordinator),
        lambda: writes.change_question(question=asked, changes={"words": "Something else"}, by=coordinator),
        lambda: writes.undo_change(event=history.of(done).filter(kind="answer.given").first(), by=coordinator),
        lambda: writes.move_return(filed=done, to="agreed", by=coordinator),
    ):
        with pytest.raises(InputError):
            change()
    back = writes.move_return(filed=done, to="agreed", reason="They asked for a figure again.", by=coordinator)
    assert (back.state, back.sent_on, back.sent_by) == ("agreed", None, None)


def test_sign_offs_of_groups_are_waited_for(filed, partnership, coordinator):
    board = partnership_writes.add_group(partnership=partnership, name="Board", kind="board", by=coordinator)
    owed = writes.plan_sign_off(filed=filed, due_on=date(2026, 6, 30), groups=[board], by=coordinator)
    answer_all(filed, coordinator)
    filed = writes.move_return(filed=filed, to="checked", by=coordinator)
    with pytest.raises(InputError, match="Not signed off yet by Board"):
        writes.move_return(filed=filed, to="agreed", by=coordinator)
    meeting = meeting_writes.plan_meeting(group=board, held_on=date(2026, 6, 10), by=coordinator)
    meeting_writes.move_meeting(meeting=meeting, to="running", early=True, by=coordinator)
    meeting_writes.sign_off(stage=owed.sign_offs.get(), meeting=meeting, by=coordinator)
    writes.move_return(filed=filed, to="agreed", by=coordinator)
    done = writes.move_return(filed=filed, to="sent", by=coordinator)
    owed.refresh_from_db()
    assert (done.agreed_how, owed.sent_on is not None) == ("Board, 2026-06-10", True)


@pytest.fixture
def told(partnership, coordinator):
    """An action of the plan with evidence, and a measure with a figure of the partnership's own."""
    plan = plans.live_plan(partnership, coordinator)
    action = plan.actions.first()
    shown = {"kind": "process", "title": "Rota", "dated": date(2026, 4, 2), "file_name": "r.txt", "data": b"Monday"}
    bring_evidence(actions=[action], **shown, by=coordinator)
    waits = measure_writes.add_indicator(
        partnership=partnership,
        name="Waits",
        key="treatment_within_3_weeks_pct",
        unit="%",
        precision=1,
        by=coordinator,
    )
    row = {"indicator": waits.key, "period": "2025/26", "value": "92.4"}
    measure_writes.load_figures(partnership=partnership, name="waits", rows=[(2, row)], by=coordinator)
    return action


def test_the_plan_fills_in_what_it_knows_and_never_over_a_persons_words(filed, told, coordinator):
    waits, done = question(filed.form, "LDP1"), question(filed.form, "LDP5")
    words = told.text.split()[0]
    writes.change_question(question=done, changes={"prefill": f"actions:{words}"}, by=coordinator)
    writes.give_answer(filed=filed, question=done, text="In our own words.", by=coordinator)
    changed = writes.fill_in(filed=filed, on=ON, by=coordinator)
    assert [each.question.code for each in changed] == ["LDP1"]
    answer = Answer.objects.get(question=waits)
    assert (answer.number, answer.origin, answer.provenance[0]["key"]) == (92.4, "plan", waits.prefill.split(":")[1])
    assert [support.indicator.name for support in answer.supports.all()] == ["Waits"]
    assert Answer.objects.get(question=done).text == "In our own words."
    with pytest.raises(InputError, match="nothing new"):
        writes.fill_in(filed=filed, on=ON, by=coordinator)
    kept = writes.use_suggestion(filed=filed, question=done, on=ON, by=coordinator)
    assert kept.text.startswith("In our own words.\n")
    assert told.text.split()[-1] in kept.text
    linked = {support.evidence.title for support in kept.supports.exclude(evidence=None)}
    assert linked == {"Rota"}


def test_what_was_filled_in_has_to_be_looked_at(filed, told, coordinator):
    writes.fill_in(filed=filed, on=ON, by=coordinator)
    answers = {each.question.code: each for each in reads.filed_view(filed, ON).answers}
    assert answers["LDP1"].coverage is Coverage.PARTLY
    for each in filed.form.questions.exclude(code="LDP1"):
        writes.give_answer(filed=filed, question=each, nothing=True, by=coordinator)
    with pytest.raises(InputError, match="nobody has looked at it: LDP1"):
        writes.move_return(filed=filed, to="checked", by=coordinator)
    answer = answers["LDP1"].answer
    writes.give_answer(filed=filed, question=answer.question, number=92.4, text=answer.text, by=coordinator)
    assert writes.move_return(filed=filed, to="checked", by=coordinator).state == "checked"


def test_a_figure_of_the_country_is_told_but_is_nobodys_own(filed, partnership, coordinator):
    waits = measure_writes.add_indicator(
        partnership=partnership, name="Waits", key="treatment_within_3_weeks_pct", unit="%", by=coordinator
    )
    row = {"indicator": waits.key, "area_code": "S92000003", "area": "Scotland", "period": "2025/26", "value": "92"}
    measure_writes.load_figures(partnership=partnership, name="waits", rows=[(2, row)], by=coordinator)
    writes.fill_in(filed=filed, on=ON, by=coordinator)
    answer = Answer.objects.get()
    assert answer.number is None
    assert "Scotland" in answer.text


def test_a_small_count_is_withheld_from_what_is_filled_in(filed, told, partnership, coordinator):
    facts = {"value": "40", "numerator": "4", "denominator": "10", "period": "2026/27"}
    row = {"indicator": "treatment_within_3_weeks_pct", **facts}
    measure_writes.load_figures(partnership=partnership, name="later", rows=[(2, row)], by=coordinator)
    writes.fill_in(filed=filed, on=ON, by=coordinator)
    answer = Answer.objects.get(question=question(filed.form, "LDP1"))
    assert answer.number is None
    assert "withheld, small" in answer.text
    assert "92.4" not in answer.text  # an older figure does not stand for it
    assert "40" not in answer.text


def test_next_year_begins_with_last_years_answers_and_shows_what_changed(filed, coordinator):
    sent(filed, coordinator)
    following = begun(filed.form, coordinator, "2026/27", date(2027, 3, 31))
    assert following.previous == filed
    assert set(following.answers.values_list("origin", flat=True)) == {"carried"}
    writes.give_answer(filed=following, question=question(filed.form, "LDP3"), text="One service.", by=coordinator)
    found = reads.differences(following, ON)
    assert [(row.code, row.change) for row in found.changed] == [("LDP3", Change.CHANGED)]
    assert found.warning == ""
    with pytest.raises(InputError, match="begun already"):
        begun(filed.form, coordinator, "2026/27", date(2027, 3, 31))


def test_scores_are_not_carried_over_a_change_of_criteria(partnership, coordinator):
    old = begun(form_of(partnership, coordinator, "mat-standards", 1), coordinator, "2024/25", date(2025, 3, 31))
    streams = {"process": "green", "numerical": "green", "experiential": "provisional_green"}
    asked = question(old.form, "MAT1")
    writes.give_answer(filed=old, question=asked, choice="green", streams=streams, text="Same day.", by=coordinator)
    seen = next(each for each in reads.filed_view(old, ON).answers if each.question == asked)
    assert (seen.suggested_score, seen.answer.choice_words) == ("Provisional green", "Green")
    new = begun(form_of(partnership, coordinator, "mat-standards", 2), coordinator)
    carried = new.answers.get()
    assert (carried.text, carried.choice, carried.streams) == ("Same day.", "", {})
    assert "cannot be compared" in reads.differences(new, ON).warning


def test_gaps_come_first_in_the_matrix(partnership, coordinator):
    filed = begun(form_of(partnership, coordinator, "annex-d"), coordinator)
    whole = {"text": "To reduce harm", "place": "Page 3", "owner": coordinator, "dated": ON}
    writes.give_answer(filed=filed, question=question(filed.form, "A1"), **whole, by=coordinator)
    writes.give_answer(filed=filed, question=question(filed.form, "A2"), text="2025 to 2030", by=coordinator)
    matrix = reads.filed_view(filed, ON).matrix
    assert [each.coverage for each in matrix[-2:]] == [Coverage.PARTLY, Coverage.COVERED]
    assert {each.coverage for each in matrix[:-2]} == {Coverage.GAP}
    assert matrix[-2].lacks == ("where it stands", "who keeps it", "as of when")


def test_an_own_version_is_changed_and_the_old_one_stays(form, coordinator):
    own = writes.copy_form(form=form, version="As asked in 2026", by=coordinator)
    writes.change_question(question=question(own, "LDP3"), changes={"words": "Asked otherwise"}, by=coordinator)
    writes.add_question(form=own, code="LDP9", words="Something new", by=coordinator)
    assert own.is_own
    assert own.questions.count() == form.questions.count() + 1
    assert question(form, "LDP3").words != "Asked otherwise"
    with pytest.raises(InputError, match="has that code"):
        writes.add_question(form=own, code="LDP9", words="Again", by=coordinator)
    with pytest.raises(InputError, match="at least two"):
        writes.add_question(form=own, code="X", words="Which", kind="choice", choices=["One"], by=coordinator)


def test_an_answered_question_keeps_its_kind_and_its_place(filed, coordinator):
    asked = question(filed.form, "LDP3")
    writes.give_answer(filed=filed, question=asked, text="None.", by=coordinator)
    with pytest.raises(InputError, match="kind stays"):
        writes.change_question(question=asked, changes={"kind": "number"}, by=coordinator)
    with pytest.raises(InputError, match="has been answered"):
        writes.drop_question(question=asked, by=coordinator)
    writes.drop_question(question=question(filed.form, "LDP5"), by=coordinator)
    assert not filed.form.questions.filter(code="LDP5").exists()


def test_a_change_of_an_answer_is_undone_by_a_new_entry(filed, coordinator):
    asked = question(filed.form, "LDP3")
    for text in ("First.", "Second."):
        writes.give_answer(filed=filed, question=asked, text=text, by=coordinator)
    event = history.of(filed).filter(kind="answer.given").first()
    assert writes.can_be_undone(event)
    writes.undo_change(event=event, by=coordinator)
    assert Answer.objects.get().text == "First."
    assert history.of(filed).filter(undoes=event).exists()


def test_links_are_made_once_and_taken_away_again(filed, told, coordinator):
    asked = question(filed.form, "LDP3")
    for _ in range(2):
        support = writes.link_support(filed=filed, question=asked, thing=told, by=coordinator)
    assert Answer.objects.get().supports.count() == 1
    assert next(e for e in reads.filed_view(filed, ON).answers if e.question == asked).coverage is Coverage.GAP
    writes.unlink_support(support=support, by=coordinator)
    assert not Answer.objects.get().supports.exists()


def test_the_list_costs_the_same_however_many_returns_there_are(form, partnership, coordinator, count_queries):
    begun(form, coordinator)
    one = count_queries(lambda: [view.gaps for view in reads.returns(partnership, ON)])
    for year in range(2010, 2016):
        filed = begun(form, coordinator, str(year), date(year, 3, 31))
        answer_all(filed, coordinator)
    assert count_queries(lambda: [view.gaps for view in reads.returns(partnership, ON)]) == one
