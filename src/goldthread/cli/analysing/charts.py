"""Control charts and run charts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from goldthread.cli.analysing.answering import answer, drawn
from goldthread.cli.analysing.columns import Sheet, read_sheet

if TYPE_CHECKING:
    from goldthread.analysis.spc.control import Baseline, ControlChart
    from goldthread.analysis.spc.segments import Rebase

value = click.option("--value", default="value", show_default=True, help="The column of figures.")
label = click.option("--label", help="The column of periods; the first if left out.")
numerator = click.option("--numerator", default="numerator", show_default=True, help="The column of events.")
denominator = click.option("--denominator", default="denominator", show_default=True, help="The column it is out of.")
first = click.option("--first", type=int, metavar="N", help="Limits from the first N points of each stretch only.")
laney = click.option("--laney", is_flag=True, help="Widen limits by variation between periods (p', u').")
per = click.option("--per", type=float, default=1.0, show_default=True, help="Per how many: 100, 1000, 100000.")
rebase = click.option("--rebase", nargs=2, multiple=True, metavar="PERIOD REASON", help="New limits, and why.")
broken = click.option(
    "--break",
    "broken",
    nargs=2,
    multiple=True,
    metavar="PERIOD REASON",
    help="Definition changes: nothing is joined.",
)


@click.command()
@drawn
@value
@label
@click.option(
    "--better", type=click.Choice(["increase", "decrease", "neutral"]), default="neutral", help="Which way is better."
)
@click.option("--target", type=float, help="The target, for whether it will be met.")
@rebase
@broken
@click.option("--fix-after", type=int, metavar="N", help="Limits from the first N points of each stretch.")
@click.option("--screen/--no-screen", default=True, help="Leave outlying steps out of the limits.")
def xmr(
    file: str, value: str, label: str | None, better: str, target: float | None, rebase: Any, broken: Any,
    fix_after: int | None, screen: bool, to: str | None, named: dict[str, Any], as_json: bool,
) -> None:  # fmt: skip
    """One figure a period, by the rules of Making Data Count: is this more than the usual coming and going?

    A point stands out when it lies beyond a limit, in a run of seven on one side of the mean, in a trend of seven,
    or in two of three close to a limit. Under 12 points the limits are on trial. Monthly counts under about five
    belong on g.

    \b
    goldthread analyse xmr waits.csv --value days --better decrease --target 21
    goldthread analyse xmr waits.csv --rebase 2024-04 "A second clinic opened"
    """
    from goldthread.analysis.charts.of_spc import xmr_specification
    from goldthread.analysis.spc.signals import Improvement
    from goldthread.analysis.spc.xmr import xmr_chart

    sheet = read_sheet(file)
    labels = sheet.labels(label)
    chart = xmr_chart(
        sheet.numbers(value),
        better=Improvement(better),
        rebases=_rebases(labels, rebase, broken),
        target=target,
        screen=screen,
        fix_after=fix_after,
    )
    answer(xmr_specification(chart, labels, **named), chart, to=to, as_json=as_json)


def _rebases(labels: list[str], rebase: Any, broken: Any) -> list[Rebase]:
    """What was asked for, in order of time."""
    from goldthread.analysis.spc.segments import Rebase

    asked = [(period, reason, False) for period, reason in rebase]
    asked += [(period, reason, True) for period, reason in broken]
    found = [Rebase(_place(labels, period), reason, is_break) for period, reason, is_break in asked]
    return sorted(found, key=lambda each: each.at)


def _place(labels: list[str], period: str) -> int:
    if period not in labels:
        raise click.UsageError(f"there is no period “{period}” in the file.")
    return labels.index(period)


@click.command()
@drawn
@value
@label
@click.option("--rules", default="scottish-run-chart", show_default=True, help="The rule set by name.")
@click.option("--baseline", type=int, metavar="N", help="Median from the first N points of each stretch.")
@rebase
@broken
def run(
    file: str, value: str, label: str | None, rules: str, baseline: int | None, rebase: Any, broken: Any,
    to: str | None, named: dict[str, Any], as_json: bool,
) -> None:  # fmt: skip
    """A run chart: median, shift of six, trend of five, and the number of runs that chance would make.

    No limits are drawn, so ten figures are enough for a start. A shift is six or more in a row on one side of the
    median, a trend five or more that all rise or all fall. After a rebase or a break the median starts anew.

    \b
    goldthread analyse run referrals.csv --chart referrals.svg
    goldthread analyse run referrals.csv --break 2024-04 "Self-referral counts from April"
    """
    from goldthread.analysis.charts.of_spc import run_specification
    from goldthread.analysis.spc.rule_sets import rule_set
    from goldthread.analysis.spc.runs import run_chart, runs_joined
    from goldthread.analysis.spc.segments import stretches

    sheet = read_sheet(file)
    figures, labels = sheet.numbers(value), sheet.labels(label)
    rebases = _rebases(labels, rebase, broken)
    parts = [
        run_chart(figures[part.places], rules=rule_set(rules), baseline=baseline)
        for part in stretches(len(figures), rebases)
    ]
    chart = runs_joined(parts)
    answer(run_specification(chart, labels, rebases=rebases, **named), chart, to=to, as_json=as_json)


@click.command()
@drawn
@numerator
@denominator
@label
@first
@rebase
@broken
@laney
@per
def p(file: str, numerator: str, denominator: str, laney: bool, per: float, **rest: Any) -> None:
    """Shares, each with its own denominator: people seen in three weeks out of people referred.

    The limits are wide where few people were counted and narrow where many were. Where every period's denominator is
    in the thousands nearly all points lie outside: then --laney widens them by the variation between periods.

    \b
    goldthread analyse p waits.csv --break 2024-04 "Weekends count from April"
    goldthread analyse p waits.csv --numerator seen --denominator referred --per 100
    """
    from goldthread.analysis.spc.attribute import p_chart

    sheet = read_sheet(file)
    above, below = sheet.numbers(numerator), sheet.numbers(denominator)
    _control(sheet, lambda at, using: p_chart(above[at], below[at], using=using, laney=laney, per=per), **rest)


@click.command()
@drawn
@numerator
@denominator
@label
@first
@rebase
@broken
@laney
@per
def u(file: str, numerator: str, denominator: str, laney: bool, per: float, **rest: Any) -> None:
    """Rates of events over an exposure: overdoses per 100,000 people, incidents per bed day.

    One person or day may hold several events, so a rate may pass one; where none can, p is the chart. --laney widens
    the limits where the exposure is very large.

    \b
    goldthread analyse u overdoses.csv --numerator overdoses --denominator people --rebase 2024-04 "Police report too"
    goldthread analyse u overdoses.csv --numerator overdoses --denominator people --per 100000
    """
    from goldthread.analysis.spc.attribute import u_chart

    sheet = read_sheet(file)
    above, below = sheet.numbers(numerator), sheet.numbers(denominator)
    _control(sheet, lambda at, using: u_chart(above[at], below[at], using=using, laney=laney, per=per), **rest)


@click.command()
@drawn
@value
@label
@first
@rebase
@broken
def c(file: str, value: str, **rest: Any) -> None:
    """Counts over equal periods of equal exposure.

    Where months differ in how many people could be counted, u is the chart; where most counts are under about five,
    g or t.

    \b
    goldthread analyse c deaths.csv --value deaths --break 2024-04 "Suspected deaths only from April"
    goldthread analyse c deaths.csv --value deaths
    """
    from goldthread.analysis.spc.attribute import c_chart

    sheet = read_sheet(file)
    figures = sheet.numbers(value)
    _control(sheet, lambda at, using: c_chart(figures[at], using=using), **rest)


@click.command()
@drawn
@value
@label
@first
@rebase
@broken
@click.option("--includes-event", is_flag=True, help="Each gap counts the case with the event.")
def g(file: str, value: str, includes_event: bool, **rest: Any) -> None:
    """Cases between rare events: how many people were seen between one death and the next.

    Each row is one event, in order of time, with the cases since the one before: a long gap is a high point. The
    centre is the median, for a few long gaps would pull a mean.

    \b
    goldthread analyse g gaps.csv --value seen --rebase "death 14" "Outreach began"
    goldthread analyse g gaps.csv --value seen
    """
    from goldthread.analysis.spc.rare import g_chart

    sheet = read_sheet(file)
    gaps = sheet.numbers(value)
    _control(sheet, lambda at, using: g_chart(gaps[at], includes_event=includes_event, using=using), **rest)


@click.command()
@drawn
@value
@label
@first
@rebase
@broken
def t(file: str, value: str, **rest: Any) -> None:
    """Time between rare events: days from one death to the next. No gap may be nought.

    Each row is one event, in order of time, with the days since the one before: a point above its limit is a longer
    quiet than usual.

    \b
    goldthread analyse t gaps.csv --value days --break "death 14" "Deaths on the day of release count"
    goldthread analyse t gaps.csv --value days
    """
    from goldthread.analysis.spc.rare import t_chart

    sheet = read_sheet(file)
    times = sheet.numbers(value)
    _control(sheet, lambda at, using: t_chart(times[at], using=using), **rest)


def _control(
    sheet: Sheet,
    draw: Callable[[slice, Baseline], ControlChart],
    *,
    label: str | None,
    first: int | None,
    rebase: Any,
    broken: Any,
    to: str | None,
    named: dict[str, Any],
    as_json: bool,
) -> None:
    from goldthread.analysis.charts.of_spc import control_specification
    from goldthread.analysis.spc.control import baseline, joined
    from goldthread.analysis.spc.segments import stretches

    labels = sheet.labels(label)
    rebases = _rebases(labels, rebase, broken)
    parts = stretches(len(labels), rebases)
    chart = joined([draw(part.places, baseline(part.length, first=first)) for part in parts])
    answer(control_specification(chart, labels, rebases=rebases, **named), chart, to=to, as_json=as_json)
