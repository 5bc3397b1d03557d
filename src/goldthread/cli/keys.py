"""``goldthread key``: make and revoke keys of machines."""

from __future__ import annotations

from datetime import date

import click

from goldthread.cli import options
from goldthread.cli.database import with_database
from goldthread.cli.printing import print_columns, print_json, say


@click.group()
def key() -> None:
    """Make, list and revoke keys for the API."""


@key.command("add")
@options.partnership
@click.option("--for", "holder", metavar="EMAIL", help="Whom the key acts as; the command line if left out.")
@click.option("--label", required=True, help="What it is for, so that somebody knows it later.")
@click.option("--write", "can_write", is_flag=True, help="It may change things; without this it only reads.")
@options.day("--expires", "The last day it opens anything.")
@options.by
@with_database
def add(slug: str, holder: str | None, label: str, can_write: bool, expires: date | None, email: str | None) -> None:
    """Make a key and print it. It is shown this once and not kept.

    \b
        goldthread key add --partnership glen-orrin --label "Council dashboard"
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.partnership import writes

    partnership = partnership_named(slug)
    _, text = writes.make_key(
        person=acting(partnership, holder),
        label=label,
        can_write=can_write,
        expires_on=expires,
        by=acting(partnership, email),
    )
    say("Keep this key where only the machine can read it; it is not shown again.")
    click.echo(text)


@key.command("list")
@options.partnership
@options.as_json
@with_database
def list_all(slug: str, as_json: bool) -> None:
    """List the keys of a partnership by their prefix.

    \b
        goldthread key list --partnership glen-orrin
    """
    from goldthread.cli.naming import partnership_named
    from goldthread.partnership import reads

    keys = [
        {
            "prefix": key.prefix,
            "label": key.label,
            "person": key.person.name,
            "can_write": key.can_write,
            "expires_on": key.expires_on,
            "last_used_on": key.last_used_on,
            "revoked_at": key.revoked_at,
        }
        for key in reads.keys_of(partnership_named(slug))
    ]
    if as_json:
        print_json(keys)
        return
    headings = ("Prefix", "Label", "Acts as", "Writes", "Expires", "Last used", "Revoked")
    print_columns(headings, [key.values() for key in keys], wide=1)


@key.command("revoke")
@click.argument("prefix")
@options.partnership
@options.by
@with_database
def revoke(prefix: str, slug: str, email: str | None) -> None:
    """Revoke the key with this PREFIX: the letters and figures after “gt_”.

    \b
        goldthread key revoke 3f9a1c20 --partnership glen-orrin
    """
    from goldthread.cli.naming import acting, partnership_named
    from goldthread.kernel.errors import InputError
    from goldthread.partnership import reads, writes

    partnership = partnership_named(slug)
    key = reads.keys_of(partnership).filter(prefix=prefix.removeprefix("gt_").partition("_")[0]).first()
    if key is None:
        raise InputError(
            f"{partnership.name} has no key “{prefix}”.", advice=f"See: goldthread key list --partnership {slug}"
        )
    writes.revoke_key(key=key, by=acting(partnership, email))
    say(f"The key “{key.label}” opens nothing any more.")
