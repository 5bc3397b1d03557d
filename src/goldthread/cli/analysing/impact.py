"""What happened after: interrupted series, comparison areas, and what could be seen at all."""

from __future__ import annotations

from typing import Any

import click

from goldthread.cli.analysing.answering import answer, drawn, figure, method, table
from goldthread.cli.analysing.columns import read_sheet

FAMILIES = ["poisson", "quasipoisson", "negative_binomial", "gaussian"]
value = click.option("--value", default="value", show_default=True, help="The column of figures.")
label = click.option("--label", help="The column of periods; the first if left out.")
family = click.option("--family", type=click.Choice(FAMILIES), default="quasipoisson", show_default=True)


@click.command()
@drawn
@value
@label
@family
@click.option("--step", required=True, metavar="PERIOD", help="The first period after the action began.")
@click.option("--exposure", help="The column that counts are divided by.")
@click.option("--season", type=int, metavar="N", help="Periods in a cycle to be taken out: 12 for months.")
@click.option("--slope", is_flag=True, help="Let the slope change as well.")
@click.option("--lags", type=int, metavar="N", help="Errors that hold when neighbours go together, up to N periods.")
@click.option("--theta", type=float, help="Dispersion of the negative binomial.")
@click.option("--too-few", is_flag=True, help="Fit even with too few points; never for a board.")
def its(
    file: str, value: str, label: str | None, family: str, step: str, exposure: str | None, season: int | None,
    slope: bool, lags: int | None, theta: float | None, too_few: bool, to: str | None, named: dict[str, Any],
    as_json: bool,
) -> None:  # fmt: skip
    """Interrupted time series: did the level change when something began? Never: because of it.

    The step must be known beforehand: one found by looking at the figures proves nothing. Twelve points on each
    side are needed, and two whole cycles before if a season is taken out.

    \b
    goldthread analyse its deaths.csv --step 2024-04 --season 12 --chart deaths.svg
    """
    from goldthread.analysis.charts.of_impact import interrupted_specification
    from goldthread.analysis.impact import design
    from goldthread.analysis.impact.interrupted import fit_interrupted

    sheet = read_sheet(file)
    labels = sheet.labels(label)
    at = _place(labels, step)
    if not too_few:
        _enough(at, len(labels) - at, season)
    time = list(range(len(labels)))
    seasonal = design.season([place % season + 1 for place in time], period=season) if season else None
    columns = design.columns(
        time, [place >= at for place in time], slope_from=at if slope else None, seasonal=seasonal
    )
    fit = fit_interrupted(
        sheet.numbers(value),
        columns,
        family=design.Family(family),
        exposure=sheet.numbers(exposure) if exposure else None,
        theta=theta,
        lags=lags,
    )
    answer(interrupted_specification(fit, labels, step_label=step, **named), fit, to=to, as_json=as_json)


def _place(labels: list[str], period: str) -> int:
    if period not in labels:
        raise click.UsageError(f"there is no period “{period}” in the file.")
    return labels.index(period)


def _enough(before: int, after: int, cycle: int | None) -> None:
    from datetime import date

    from goldthread.analysis.impact.readiness import readiness
    from goldthread.kernel.errors import InputError

    ready = readiness(before, after, last=date.min, cycle=cycle)
    if not ready.ready:
        side = f"{ready.before_missing} more before" if ready.before_missing else f"{ready.after_missing} more after"
        raise InputError(f"This cannot be read yet: {side} are needed.", advice="--too-few fits it all the same.")


@click.command()
@method
@click.option("--area", required=True, help="The column of the area where it began.")
@click.option("--step", required=True, metavar="PERIOD", help="The first period after.")
@label
@click.option("--leave-out", multiple=True, metavar="COLUMN", help="An area not to compare with.")
def synthetic(file: str, area: str, step: str, label: str | None, leave_out: tuple[str, ...], as_json: bool) -> None:
    """An area beside a mix of others that went the same way before; every other column is an area.

    Prints the weights, the mean distance after the step, and how many areas moved as far without any action.

    \b
    goldthread analyse synthetic rates.csv --area "Glen Orrin" --step 2024
    """
    from goldthread.analysis.impact.synthetic import synthetic_control

    sheet = read_sheet(file)
    named = label or sheet.headings[0]
    others = {name: sheet.numbers(name) for name in sheet.headings if name not in {named, area, *leave_out}}
    found = synthetic_control(sheet.numbers(area), others, _place(sheet.labels(label), step))
    rows: list[tuple[str, Any]] = [
        ("Mean distance after", figure(found.effect)),
        ("Error before", figure(found.error_before)),
        ("Follows before", "yes" if found.fits_before else "no: do not read it"),
        ("Areas that moved as far", f"{figure(found.rank_p)} of all; the least possible is {figure(found.least_p)}"),
    ]
    rows += [(f"Weight of {name}", figure(weight)) for name, weight in found.weights.items() if weight > 0.001]
    rows += [(f"Distance without {name}", figure(effect)) for name, effect in found.without_each.items()]
    table(("What", "Figure"), rows, found, as_json=as_json)


@click.command()
@method
@value
@family
@click.option("--after", type=int, default=12, show_default=True, help="Points there will be after the step.")
@click.option("--power", type=float, default=0.8, show_default=True, help="How surely it should be seen.")
def detectable(file: str, value: str, family: str, after: int, power: float, as_json: bool) -> None:
    """The smallest change that would be seen, from the figures before an action: ask this before it begins.

    \b
    goldthread analyse detectable overdoses.csv --after 12
    """
    from goldthread.analysis.impact.design import Family
    from goldthread.analysis.impact.readiness import minimum_detectable_effect

    before = read_sheet(file).numbers(value)
    found = minimum_detectable_effect(before, after, family=Family(family), power=power)
    what = "Ratio" if found.is_ratio else "Difference"
    table(("What", "A fall", "A rise"), [(what, figure(found.low), figure(found.high))], found, as_json=as_json)
