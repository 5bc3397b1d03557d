"""Control charts and run charts."""

from __future__ import annotations

from typing import Any

import click

from goldthread.cli.analysing.answering import answer, drawn
from goldthread.cli.analysing.columns import Sheet, read_sheet

value = click.option("--value", default="value", show_default=True, help="The column of figures.")
label = click.option("--label", help="The column of periods; the first if left out.")
numerator = click.option("--numerator", default="numerator", show_default=True, help="The column of events.")
denominator = click.option("--denominator", default="denominator", show_default=True, help="The column it is out of.")
first = click.option("--first", type=int, metavar="N", help="Limits from the first N points only.")
laney = click.option("--laney", is_flag=True, help="Widen limits by variation between periods (p', u').")
per = click.option("--per", type=float, default=1.0, show_default=True, help="Per how many: 100, 1000, 100000.")


@click.command()
@drawn
@value
@label
@click.option(
    "--better", type=click.Choice(["increase", "decrease", "neutral"]), default="neutral", help="Which way is better."
)
@click.option("--target", type=float, help="The target, for whether it will be met.")
@click.option("--rebase", nargs=2, multiple=True, metavar="PERIOD REASON", help="New limits from there on, and why.")
@click.option("--break", "broken", nargs=2, multiple=True, metavar="PERIOD REASON", help="Definition changes.")
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
    from goldthread.analysis.spc.segments import Rebase
    from goldthread.analysis.spc.signals import Improvement
    from goldthread.analysis.spc.xmr import xmr_chart

    sheet = read_sheet(file)
    labels = sheet.labels(label)
    rebases = [Rebase(_place(labels, period), reason) for period, reason in rebase]
    rebases += [Rebase(_place(labels, period), reason, is_break=True) for period, reason in broken]
    chart = xmr_chart(
        sheet.numbers(value),
        better=Improvement(better),
        rebases=rebases,
        target=target,
        screen=screen,
        fix_after=fix_after,
    )
    answer(xmr_specification(chart, labels, **named), chart, to=to, as_json=as_json)


def _place(labels: list[str], period: str) -> int:
    if period not in labels:
        raise click.UsageError(f"there is no period “{period}” in the file.")
    return labels.index(period)


@click.command()
@drawn
@value
@label
@click.option("--rules", default="scottish-run-chart", show_default=True, help="The rule set by name.")
@click.option("--baseline", type=int, metavar="N", help="Median from the first N points.")
def run(
    file: str, value: str, label: str | None, rules: str, baseline: int | None, to: str | None,
    named: dict[str, Any], as_json: bool,
) -> None:  # fmt: skip
    """A run chart: median, shift of six, trend of five, and the number of runs that chance would make.

    \b
    goldthread analyse run referrals.csv --chart referrals.svg
    """
    from goldthread.analysis.charts.of_spc import run_specification
    from goldthread.analysis.spc.rule_sets import rule_set
    from goldthread.analysis.spc.runs import run_chart

    sheet = read_sheet(file)
    chart = run_chart(sheet.numbers(value), rules=rule_set(rules), baseline=baseline)
    answer(run_specification(chart, sheet.labels(label), **named), chart, to=to, as_json=as_json)


@click.command()
@drawn
@numerator
@denominator
@label
@first
@laney
@per
def p(file: str, numerator: str, denominator: str, laney: bool, per: float, **rest: Any) -> None:
    """Shares, each with its own denominator: people seen in three weeks out of people referred.

    \b
    goldthread analyse p waits.csv --numerator seen --denominator referred --per 100
    """
    from goldthread.analysis.spc.attribute import p_chart

    sheet = read_sheet(file)
    _control(
        sheet,
        lambda using: p_chart(
            sheet.numbers(numerator), sheet.numbers(denominator), using=using, laney=laney, per=per
        ),
        **rest,
    )


@click.command()
@drawn
@numerator
@denominator
@label
@first
@laney
@per
def u(file: str, numerator: str, denominator: str, laney: bool, per: float, **rest: Any) -> None:
    """Rates of events over an exposure: overdoses per 100,000 people, incidents per bed day.

    \b
    goldthread analyse u overdoses.csv --numerator overdoses --denominator people --per 100000
    """
    from goldthread.analysis.spc.attribute import u_chart

    sheet = read_sheet(file)
    _control(
        sheet,
        lambda using: u_chart(
            sheet.numbers(numerator), sheet.numbers(denominator), using=using, laney=laney, per=per
        ),
        **rest,
    )


@click.command()
@drawn
@value
@label
@first
def c(file: str, value: str, **rest: Any) -> None:
    """Counts over equal periods of equal exposure.

    \b
    goldthread analyse c deaths.csv --value deaths
    """
    from goldthread.analysis.spc.attribute import c_chart

    sheet = read_sheet(file)
    _control(sheet, lambda using: c_chart(sheet.numbers(value), using=using), **rest)


@click.command()
@drawn
@value
@label
@first
@click.option("--includes-event", is_flag=True, help="Each gap counts the case with the event.")
def g(file: str, value: str, includes_event: bool, **rest: Any) -> None:
    """Cases between rare events: how many people were seen between one death and the next.

    \b
    goldthread analyse g gaps.csv --value seen
    """
    from goldthread.analysis.spc.rare import g_chart

    sheet = read_sheet(file)
    _control(sheet, lambda using: g_chart(sheet.numbers(value), includes_event=includes_event, using=using), **rest)


@click.command()
@drawn
@value
@label
@first
def t(file: str, value: str, **rest: Any) -> None:
    """Time between rare events: days from one death to the next. No gap may be nought.

    \b
    goldthread analyse t gaps.csv --value days
    """
    from goldthread.analysis.spc.rare import t_chart

    sheet = read_sheet(file)
    _control(sheet, lambda using: t_chart(sheet.numbers(value), using=using), **rest)


def _control(
    sheet: Sheet,
    draw: Any,
    *,
    label: str | None,
    first: int | None,
    to: str | None,
    named: dict[str, Any],
    as_json: bool,
) -> None:
    from goldthread.analysis.charts.of_spc import control_specification
    from goldthread.analysis.spc.control import baseline

    chart = draw(baseline(len(sheet.rows), first=first))
    answer(control_specification(chart, sheet.labels(label), **named), chart, to=to, as_json=as_json)
