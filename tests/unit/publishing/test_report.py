"""What a report counts, and that its counts add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import reports
from goldthread.publishing import words
from goldthread.publishing.presented import presented


def test_counts_have_a_denominator_and_leave_nothing_out():
    report = reports.plan_report()
    assert sum(count.number for count in report.by_status) == len(report.actions) == 6
    assert sum(count.number for count in report.by_rag) == 6
    assert {count.code: count.number for count in report.by_rag}[""] == 1


def test_only_an_open_action_is_late_red_or_blocked():
    report = reports.plan_report()
    ended = replace(reports.ACTIONS_OF_ONE[0], status="complete", ended_on=date(2026, 6, 1))
    assert report.late == report.red == (reports.ACTIONS_OF_ONE[0],)
    assert ended.needs == ()
    assert [action.id for action in report.needing_attention] == [1, 3]
    assert reports.ACTIONS_OF_ONE[0].needs == ("Late since 31 March 2026", "Red")


def test_undated_is_counted_apart_and_never_late():
    report = reports.plan_report()
    assert [action.id for action in report.undated] == [3, 5]
    assert not any(action.is_late for action in report.undated)


def test_done_since_and_unheard_are_judged_on_the_day_of_the_last_report():
    report = reports.plan_report()
    assert [action.id for action in report.done_since] == [2]
    assert [action.id for action in report.unheard] == [5]
    later = replace(report, since=date(2026, 5, 12))
    assert later.done_since == ()


def test_a_long_text_is_cut_between_words():
    assert words.shortened("one two three", 8) == "one two …"
    assert words.shortened("  one\n two ", 8) == "one two"


def test_when_nothing_was_said_of_anything_one_sentence_says_so():
    report = reports.plan_report(since=date(2026, 6, 30))
    shown = presented(report)
    assert (shown["unheard"], shown["unheard_words"]) == ([], "Nothing was said of any of the 4 open actions.")
    assert presented(reports.plan_report())["unheard"]


def heading_of(text: str, *parts: str) -> str:
    action = replace(reports.ACTIONS_OF_ONE[0], text=text, parts=parts)
    first, *others = reports.plan_report().priorities
    shown = presented(replace(reports.plan_report(), priorities=(replace(first, actions=(action,)), *others)))
    return str(shown["priorities"][0]["actions"][0]["heading"])


def test_what_the_parts_say_is_not_said_twice():
    assert heading_of("Train staff, including:\n• nurses; and\n• porters.", "nurses; and", "porters") == (
        "Train staff, including:"
    )
    assert heading_of("Open a clinic.", "Find premises") == "Open a clinic."
    long = "Agree who holds the keys. " * 8
    assert heading_of(long, *["Agree who holds the keys."] * 8) == words.shortened(long, 120)


def test_a_priority_that_answers_with_all_its_actions_is_named_once():
    report = reports.plan_report()
    whole, *_ = [priority for priority in report.priorities if len(priority.actions) > 1]
    every = tuple(action.id for action in whole.actions)
    answered = replace(report.recommendations[0], action_ids=every)
    part = replace(answered, action_ids=every[1:])
    rows = presented(replace(report, recommendations=(answered, part)))["sources"][0]["recommendations"]
    assert rows[0]["actions"] == []
    assert rows[0]["wholes"][0]["stand"].startswith(f"all {len(every)} actions: ")
    assert rows[1]["wholes"] == []
    assert len(rows[1]["actions"]) == len(every) - 1
