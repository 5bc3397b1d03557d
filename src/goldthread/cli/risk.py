"""``goldthread risk``: one risk, written down, scored and closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json

if TYPE_CHECKING:
    from goldthread.delivery.risks.models import Risk
    from goldthread.partnership.models import Partnership, Person

STEP = click.IntRange(1, 6)


@click.group()
def risk() -> None:
    """Look at one risk with every score it had; write one down, score it, close it, open it again."""


@risk.command("show")
@click.argument("number", type=int)
@options.partnership
@options.as_json
@with_database
def show(number: int, slug: str, as_json: bool) -> None:
    """Show risk NUMBER, open or closed.

    \b
        goldthread risk show 2 --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named

    _tell(_risk(partnership_named(slug), number), as_json)


@risk.command("add")
@click.argument("group")
@click.option("--cause", required=True, help="What makes it possible.")
@click.option("--event", required=True, help="What may happen.")
@click.option("--consequence", required=True, help="What it would mean for people.")
@click.option("--likelihood", required=True, type=STEP, help="How likely it is now.")
@click.option("--impact", required=True, type=STEP, help="How grave it would be now.")
@click.option("--target-likelihood", required=True, type=STEP, help="How likely it should be.")
@click.option("--target-impact", required=True, type=STEP, help="How grave it should be.")
@click.option("--controls", default="", help="What is in place against it.")
@click.option("--action", "actions", multiple=True, help="An action against it: number or reference; repeatable.")
@options.day("--review", "When to look at it again.", named="review_on")
@options.partnership
@options.by
@options.as_json
@with_database
def add(group: str, actions: tuple[str, ...], slug: str, email: str | None, as_json: bool, **said: Any) -> None:
    """Write down a risk that GROUP (its name or number) watches.

    \b
        goldthread risk add "Partnership Board" --cause "Funding ends" --event "Outreach stops" \\
            --consequence "Nobody is there at night" --likelihood 3 --impact 4 \\
            --target-likelihood 2 --target-impact 3 --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, action_named, group_named, partnership_named
    from goldthread.delivery.risks.writes import add_risk

    partnership = partnership_named(slug)
    against = [action_named(partnership, each) for each in actions]
    watched_by = group_named(partnership, group)
    made = add_risk(group=watched_by, actions=against, by=acting(partnership, email), **said)
    _tell(made, as_json)


@risk.command("score")
@click.argument("number", type=int)
@click.option("--likelihood", required=True, type=STEP, help="How likely it is now.")
@click.option("--impact", required=True, type=STEP, help="How grave it would be now.")
@click.option("--why", required=True, help="What has changed, or that nothing has.")
@options.day("--review", "When to look at it again.", named="review_on")
@options.partnership
@options.by
@options.as_json
@with_database
def score(number: int, slug: str, email: str | None, as_json: bool, review_on: date | None, **said: Any) -> None:
    """Score risk NUMBER anew. Every score is kept.

    \b
        goldthread risk score 2 --likelihood 2 --impact 4 --why "The post is filled." --partnership glen-orrin
    """
    from goldthread.delivery.risks.writes import score_risk

    found, person = _to_change(slug, number, email)
    _tell(score_risk(risk=found, review_on=review_on or found.review_on, by=person, **said), as_json)


@risk.command("close")
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why it is closed.")
@options.partnership
@options.by
@options.as_json
@with_database
def close(number: int, reason: str, slug: str, email: str | None, as_json: bool) -> None:
    """Close risk NUMBER: it can happen no more, or is no more watched here.

    \b
        goldthread risk close 2 --reason "The building is sold." --partnership glen-orrin
    """
    from goldthread.delivery.risks.writes import close_risk

    found, person = _to_change(slug, number, email)
    _tell(close_risk(risk=found, reason=reason, by=person), as_json)


@risk.command("reopen")
@click.argument("number", type=int)
@click.option("--reason", required=True, help="Why it is watched again.")
@options.partnership
@options.by
@options.as_json
@with_database
def reopen(number: int, reason: str, slug: str, email: str | None, as_json: bool) -> None:
    """Watch risk NUMBER again, as it was left.

    \b
        goldthread risk reopen 2 --reason "It is rented again." --partnership glen-orrin
    """
    from goldthread.delivery.risks.writes import reopen_risk

    found, person = _to_change(slug, number, email)
    _tell(reopen_risk(risk=found, reason=reason, by=person), as_json)


def _to_change(slug: str, number: int, email: str | None) -> tuple[Risk, Person]:
    from goldthread.cli.naming import acting, partnership_named

    partnership = partnership_named(slug)
    return _risk(partnership, number), acting(partnership, email)


def _risk(partnership: Partnership, number: int) -> Risk:
    """Raises InputError for none of this partnership."""
    from goldthread.core import rows
    from goldthread.delivery.risks.models import Risk
    from goldthread.kernel.errors import InputError

    try:
        return rows.one(Risk, of=partnership, pk=number, related=("group__partnership", "owner"))
    except Risk.DoesNotExist:
        raise InputError(f"There is no risk {number} here.", advice="See: goldthread risks.") from None


def _tell(row: Risk, as_json: bool) -> None:
    from django.utils import timezone

    from goldthread.delivery.risks import shown

    whole = shown.whole(row, timezone.localdate())
    if as_json:
        print_json(whole)
        return
    seen = whole["risk"]
    click.echo(f"{seen['id']}  {seen['event']} ({seen['group']})")
    click.echo(f"Because of: {seen['cause']}")
    click.echo(f"And then: {seen['consequence']}")
    click.echo(f"In place: {whole['controls'] or 'nothing yet'}; done about it: {len(whole['actions'])} actions")
    if seen["closed_on"]:
        click.echo(f"Closed on {seen['closed_on']}: {seen['close_reason']}")
    else:
        click.echo(f"Score {seen['score']}, {seen['level']}; it should be {seen['target']}")
    scores = [(each["scored_on"], each["likelihood"], each["impact"], each["why"]) for each in whole["scores"]]
    print_columns(("Scored", "Likelihood", "Impact", "Why"), scores)
