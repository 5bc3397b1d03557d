"""The report as a Word file, for a board pack to take in and for a secretary to edit."""

from __future__ import annotations

from goldthread.publishing.presented import Shown, presented
from goldthread.publishing.renderers.word import Paper
from goldthread.publishing.report import PlanReport


def render(report: PlanReport) -> bytes:
    """The file."""
    shown = presented(report)
    paper = Paper(shown)
    _first_page(paper, shown)
    _two_lists(paper, shown)
    _attention(paper, shown)
    _since(paper, shown)
    for priority in shown["priorities"]:
        _priority(paper, priority)
    _sources(paper, shown)
    paper.heading("How this report is made", 1)
    paper.bullets(shown["method"])
    return paper.file()


def _first_page(paper: Paper, shown: Shown) -> None:
    paper.line(shown["partnership"], bold=True)
    paper.heading(shown["title"], 0)
    paper.line(f"Progress report as of {shown['on']}, with what changed since {shown['since']}")
    for fact in shown["facts"]:
        paper.line(fact["value"], label=f"{fact['name']}:")
    paper.heading("At a glance", 1)
    tiles = [(tile["label"], str(tile["number"]), tile["of"]) for tile in shown["tiles"]]
    paper.table(("What", "Actions", "Of"), tiles, (60, 30, 80))
    counted = [("Status: " + c["words"], str(c["number"])) for c in shown["by_status"]]
    counted += [("Stated RAG: " + c["words"], str(c["number"])) for c in shown["by_rag"]]
    paper.table(("How they stand", f"Of {shown['total']} actions"), counted, (110, 60))
    paper.line(shown["undated"])


def _two_lists(paper: Paper, shown: Shown) -> None:
    paper.heading("Red or signalling, and no live action", 1)
    rows = [(m["name"], m["where"], f"{m['latest']} ({m['period']})", m["says"]) for m in shown["unmoved"]]
    if rows:
        paper.table(("Measure", "Where", "Latest", "What it says"), rows, (62, 34, 36, 38))
    else:
        paper.line("Every measure that is red or signals has somebody at work on it.")
    if shown["improving"]:
        paper.line(shown["improving"])
    paper.heading(f"Open actions with no measure: {shown['unmeasured_total']}", 1)
    paper.bullets([_named(a) for a in shown["unmeasured"]] or ["A measure tells about every open action."])
    if shown["unmeasured_more"]:
        paper.line(shown["unmeasured_more"])


def _attention(paper: Paper, shown: Shown) -> None:
    paper.heading("What needs the board", 1)
    if not shown["attention"]:
        paper.line("Nothing is late, red or blocked.")
        return
    rows = [(_named(a), a["leads"], a["timescale"], "; ".join(a["needs"])) for a in shown["attention"]]
    paper.table(("Action", "Lead", "Timescale", "Why"), rows, (70, 40, 25, 35))


def _since(paper: Paper, shown: Shown) -> None:
    paper.heading(f"Since {shown['since']}", 1)
    paper.heading("Done", 2)
    paper.bullets([f"{_named(a)} ({a['ended']})" for a in shown["done"]] or ["Nothing was completed."])
    paper.heading("Dates changed", 2)
    moved = [(_step(m), m["was"], m["now"], _agreed(m)) for m in shown["moved"]]
    if moved:
        paper.table(("Action", "Was", "Now", "Why, and who agreed"), moved, (60, 28, 28, 54))
    else:
        paper.line("No date was changed.")
    paper.heading("Nothing heard", 2)
    unheard = [(_named(a), a["leads"], a["heard"]) for a in shown["unheard"]]
    if unheard:
        paper.table(("Action", "Lead", "Latest update"), unheard, (80, 50, 40))
    else:
        paper.line(shown["unheard_words"])


def _priority(paper: Paper, priority: Shown) -> None:
    paper.heading(priority["name"], 1)
    if priority["owners"]:
        paper.line(priority["owners"], label="Owned by:")
    if priority["recommendations"]:
        paper.line(priority["recommendations"], label="Answers recommendations:")
    if priority["outcomes"]:
        paper.line(label="So that")
        paper.bullets(priority["outcomes"])
    if not priority["actions"]:
        paper.line("No action stands under this priority.")
    for action in priority["actions"]:
        _action(paper, action)


def _action(paper: Paper, action: Shown) -> None:
    paper.heading(f"{action['ref']} {action['heading']}".strip(), 2)
    paper.bullets(action["parts"])
    paper.standing(action)
    paper.line(action["leads"], label="Lead:")
    if action["support"]:
        paper.line(action["support"], label="With:")
    latest = action["latest"]
    if latest:
        paper.line("\n".join(latest["paragraphs"]), label=f"Latest, {latest['when']}, {latest['by']}:")
    elif not action["ended"]:
        paper.line("Nothing has been said of this action yet.")
    if action["ended"]:
        paper.line(action["ended"], bold=True)
    if action["milestones"]:
        paper.line(label="Milestones")
        paper.bullets(" – ".join(filter(None, m.values())) for m in action["milestones"])


def _sources(paper: Paper, shown: Shown) -> None:
    if shown["sources"]:
        paper.heading("The thread to recommendations", 1)
    for source in shown["sources"]:
        paper.heading(source["title"], 2)
        rows = [(row["ref"], row["text"], _answers(row)) for row in source["recommendations"]]
        paper.table(("No.", "Recommendation", "Answered by"), rows, (14, 78, 78))


def _answers(row: Shown) -> str:
    answers = [f"{whole['name']} ({whole['stand']})" for whole in row["wholes"]]
    answers += [f"{a['name']} ({a['rag_words']}, {a['status'].lower()})" for a in row["actions"]]
    if answers:
        return "\n".join(answers)
    return f"Priority {row['priorities']}; no single action" if row["priorities"] else "No action answers it"


def _named(action: Shown) -> str:
    return f"{action['ref']} {action['name']}".strip()


def _step(moved: Shown) -> str:
    return f"{moved['action']} – {moved['what']}" if moved["what"] else str(moved["action"])


def _agreed(moved: Shown) -> str:
    agreed = f" Agreed by {moved['agreed_by']}, {moved['set_on']}." if moved["agreed_by"] else ""
    return f"{moved['reason']}{agreed}"
