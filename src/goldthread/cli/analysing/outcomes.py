"""Whether people fare better: change between two occasions, group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from goldthread.cli.analysing.answering import answer, drawn
from goldthread.cli.analysing.columns import read_sheet
from goldthread.cli.printing import print_columns, say

if TYPE_CHECKING:
    from goldthread.analysis.outcomes.change import Change, Reliable

ALL = "All"


@click.command()
@drawn
@click.option("--first", default="first", show_default=True, help="The column of scores at the start.")
@click.option("--last", default="last", show_default=True, help="The column of scores later, of the same people.")
@click.option("--by", "grouped", help="The column of groups, like service; all together if left out.")
@click.option("--better", type=click.Choice(["higher", "lower"]), help="Which way a score is better.")
@click.option("--reliable", type=float, metavar="POINTS", help="The least change that is more than error.")
@click.option("--sd", type=float, help="Or work it out: the standard deviation of scores at the start ...")
@click.option("--reliability", type=float, help="... and the reliability of the questionnaire, like 0.86.")
@click.option("--confidence", type=float, default=0.95, show_default=True, help="Of the intervals.")
def change(
    file: str, first: str, last: str, grouped: str | None, better: str | None, reliable: float | None,
    sd: float | None, reliability: float | None, confidence: float, to: str | None, named: dict[str, Any],
    as_json: bool,
) -> None:  # fmt: skip
    """Did people's scores change between two occasions, and for how many by more than error of measurement?

    One row of FILE is one person, who must not be named in it. Prints each group's mean change (last less first)
    with a paired t interval; with --better and --reliable (or --sd and --reliability, by Jacobson and Truax) also
    the share that reliably improved and worsened, with Wilson limits. People without a second score are left out,
    so say how many there were. Change is no proof of what changed it. Hide small groups before it leaves you:
    goldthread analyse disclosure.

    \b
    goldthread analyse change scores.csv --first start --last exit --by service --better lower --reliable 6
    """
    from goldthread.analysis.charts.of_outcomes import change_specification
    from goldthread.analysis.outcomes import change as methods

    if (sd is None) != (reliability is None):
        raise click.UsageError("--sd and --reliability go together.")
    if sd is not None and reliability is not None:
        reliable = methods.least_reliable_change(sd, reliability, confidence=confidence)
    if reliable is not None and better is None:
        raise click.UsageError("say which way is --better, so that what is reliable is known to be good or bad.")
    sheet = read_sheet(file)
    before, after = sheet.numbers(first), sheet.numbers(last)
    groups = sheet.text(grouped) if grouped else [ALL] * len(before)
    labels = [*dict.fromkeys(groups), *([ALL] if grouped and ALL not in groups else [])]
    changes, shares = [], {}
    for label in labels:
        chosen = [place for place, group in enumerate(groups) if label in (group, ALL)]
        pair = [before[place] for place in chosen], [after[place] for place in chosen]
        changes.append(_of_group(label, pair, confidence))
        if reliable is not None:
            higher = better == "higher"
            shares[label] = methods.reliable_change(*pair, threshold=reliable, higher_is_better=higher)
    named["unit"] = named["unit"] or "Change of score"
    chart = change_specification(changes, labels, **named, higher_is_better=better == "higher" if better else None)
    answer(chart, _result(labels, changes, shares, reliable, confidence), to=to, as_json=as_json)
    if not as_json:
        _tell(len(before) - changes[-1].people, shares, reliable, confidence)


def _of_group(label: str, pair: tuple[list[float | None], list[float | None]], confidence: float) -> Change:
    """Raises InputError, which names the group at fault."""
    from goldthread.analysis.outcomes.change import paired_change
    from goldthread.kernel.errors import InputError

    try:
        return paired_change(*pair, confidence=confidence)
    except InputError as error:
        raise InputError(f"of “{label}”: {error.message}", advice=error.advice, place=error.place) from error


def _result(
    labels: list[str], changes: list[Change], shares: dict[str, Reliable], reliable: float | None, confidence: float
) -> dict[str, Any]:
    told = [
        {"group": label, "change": one, **({"reliable": _shares(shares[label], confidence)} if shares else {})}
        for label, one in zip(labels, changes, strict=True)
    ]
    return {"groups": told, "least_reliable_change": reliable}


def _shares(found: Reliable, confidence: float) -> dict[str, Any]:
    share = found.shares(confidence=confidence)
    return {
        name: {"people": people, "percent": value, "low": low, "high": high}
        for name, people, value, low, high in zip(
            ("improved", "unchanged", "worsened"),
            (found.improved, found.unchanged, found.worsened),
            share.value,
            share.interval.lower,
            share.interval.upper,
            strict=True,
        )
    }


def _tell(left_out: int, shares: dict[str, Reliable], reliable: float | None, confidence: float) -> None:
    if shares:
        rows = [
            (label, name, each["people"], *(f"{each[part]:.1f}" for part in ("percent", "low", "high")))
            for label, found in shares.items()
            for name, each in _shares(found, confidence).items()
        ]
        click.echo()
        print_columns(("Group", "Reliably", "People", "Per cent", "Lower limit", "Upper limit"), rows)
        say(f"Reliable is a change of {reliable:.2f} or more.")
    if left_out:
        say(f"{left_out} left out: they have no second figure, or no first.")
