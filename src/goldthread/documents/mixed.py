"""Plans of which a part stands in tables and a part in running text, each section read its own way."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from goldthread.documents.model import Document, DraftAction, DraftPriority, Paragraph, PlanDraft
from goldthread.documents.openings import numbered_title, theme_of
from goldthread.documents.prose import read_prose_plan
from goldthread.documents.sections import Section, Sections
from goldthread.documents.tables.grouping.plan_headings import says_what_about

_LEAST = 3  # actions of running text that say who and when
_MOST = 0.6  # of them say both


def with_running_sections(document: Document, plan: PlanDraft, sections: Sections) -> PlanDraft:
    """A plan read from tables with the actions that other sections of the paper tell in running text.

    Sections that hold a table of the plan tell more of it, those that look back tell what was; of the others at least
    three actions have to say who and when, and most of all that are found there.
    """
    held = sections.telling(plan.actions)
    beside = (section for section in sections.all if any(other.is_under(section.headings) for other in held))
    aside = sections.looking_back.union(*(section.paragraphs for section in beside))
    running = read_prose_plan(document, aside)
    kept = _of_telling_sections(running.actions, sections) if running else []
    if running is None or not _are_told(kept):
        return plan
    levels = _levels(running.priorities, sections.all)
    return _joined(_under_headings(plan, sections, levels), replace(running, actions=tuple(kept)), sections)


def tells_on(tabled: PlanDraft, running: PlanDraft, sections: Sections) -> bool:
    """Whether running text goes on with what tables tell: under one heading of the plan, in sections of their own."""
    held = sections.telling(tabled.actions)
    chapters = {chapter for section in held if (chapter := _chapter(section, sections.all)) is not None}
    told = [section for action in running.actions if (section := sections.of(action))]
    beside = [section for section in told if any(map(section.is_under, chapters))]
    inside = any(section.is_under(other.headings) for section in told for other in held)
    return not inside and len(beside) > _MOST * len(told)


def _chapter(section: Section, sections: Sequence[Section]) -> tuple[Paragraph, ...] | None:
    """The headings over that of a section that is a priority or stands below more than the title of the paper."""
    over = section.headings[:-1]
    if section.headings and theme_of(section.headings[-1].text):
        return over
    titles = [heading for heading in over if sum(one.is_under((heading,)) for one in sections) >= len(sections) - 1]
    return None if len(titles) == len(over) else over


def _of_telling_sections(actions: Sequence[DraftAction], sections: Sections) -> list[DraftAction]:
    """The actions of those sections in which one at least says who and when."""
    telling = {section.first for section in sections.telling([action for action in actions if _is_told(action)])}
    return [action for action in actions if (section := sections.of(action)) and section.first in telling]


def _are_told(actions: Sequence[DraftAction]) -> bool:
    told = sum(map(_is_told, actions))
    return told >= _LEAST and told >= _MOST * len(actions)


def _is_told(action: DraftAction) -> bool:
    return bool(action.owners) and action.timescale is not None


def _levels(priorities: Sequence[DraftPriority], sections: Sequence[Section]) -> frozenset[tuple[Paragraph, ...]]:
    """What stands over the headings that name priorities in the running text."""
    titles = {priority.title for priority in priorities}
    headings = {section.headings for section in sections if section.headings}
    return frozenset(over[:-1] for over in headings if _named(over[-1])[1] in titles)


def _named(heading: Paragraph) -> tuple[str, str]:
    """Reference and title of a priority; the title stands for a number where none is printed."""
    number, title = numbered_title(heading.text)
    return theme_of(heading.text) or (number or title, title)


def _under_headings(plan: PlanDraft, sections: Sections, beside: Container[tuple[Paragraph, ...]]) -> PlanDraft:
    """The plan with the priorities that headings over its tables name, where the tables name none."""
    held = sections.telling(plan.actions)
    themes = {section.first: theme for section in held if (theme := _theme(section, beside))}
    if plan.priorities or not themes:
        return plan
    actions = tuple(
        replace(action, priority_ref=themes[section.first].ref)
        if (section := sections.of(action)) and section.first in themes
        else action
        for action in plan.actions
    )
    used = {theme.ref: theme for theme in themes.values()}
    return replace(plan, actions=actions, priorities=tuple(used.values()))


def _theme(section: Section, beside: Container[tuple[Paragraph, ...]]) -> DraftPriority | None:
    """The nearest heading that says it is a priority, or that stands beside such as are."""
    over = section.headings
    found = next((heading for heading in reversed(over) if theme_of(heading.text)), None)
    alike = (over[at] for at in reversed(range(len(over))) if over[:at] in beside and says_what_about(over[at].text))
    found = found or next(alike, None)
    return DraftPriority(*_named(found)) if found else None


def _joined(plan: PlanDraft, running: PlanDraft, sections: Sections) -> PlanDraft:
    """Both in the order of the paper. A priority of the same reference and another title goes by its title."""
    known = {priority.ref: priority for priority in plan.priorities}
    refs = {one.ref: one.title if _clashes(one, known.get(one.ref)) else one.ref for one in running.priorities}
    added = [
        replace(action, priority_ref=refs.get(action.priority_ref or "", action.priority_ref))
        for action in running.actions
    ]
    found = [(sections.of(action), action) for action in (*plan.actions, *added)]
    found.sort(key=lambda each: each[0].first if each[0] else 0)  # in one section as they were read
    actions = [action for _, action in found]
    both = {refs[one.ref]: replace(one, ref=refs[one.ref]) for one in running.priorities} | known
    order = list(dict.fromkeys([*(action.priority_ref for action in actions), *both]))
    used = sorted(both.values(), key=lambda priority: order.index(priority.ref))
    return replace(plan, actions=tuple(actions), priorities=tuple(used))


def _clashes(one: DraftPriority, other: DraftPriority | None) -> bool:
    return other is not None and other.title != one.title
