"""Every environment variable that is read is explained to whoever runs the product, and none besides."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASKED = re.compile(
    r"""env\.(?:text|flag|number|words)\(\s*f?"([A-Z_{}a-z.()]+)"|PREFIX \+ "([A-Z_]+)"|"GOLDTHREAD_([A-Z_]+)\""""
)
DEVELOPERS_ONLY = {"PYTHON"}


def asked_for() -> set[str]:
    """The names without their prefix, wherever the product reads one."""
    sources = [*(ROOT / "src" / "goldthread").rglob("*.py")]
    names = {next(filter(None, found)) for path in sources for found in ASKED.findall(path.read_text())}
    return {name for name in names if "{" not in name} | {"OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"}


def explained() -> set[str]:
    table = (ROOT / "docs" / "RUNNING.md").read_text().partition("## Every environment variable")[2]
    return set(re.findall(r"`GOLDTHREAD_([A-Z_]+)`", table)) - {"VAR_"}


def test_every_variable_is_explained():
    assert asked_for() - explained() == set()


def test_nothing_is_explained_that_is_not_read():
    assert explained() - asked_for() - DEVELOPERS_ONLY == set()
