"""Organisations named in the environment: understood, or refused with a word on what is wrong."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from goldthread.config import issuers

ENTRY = {
    "issuer": "https://login.example.org/tenant/v2.0/",
    "client_id": "id",
    "client_secret": "secret",
    "domains": ["@Council.example.org"],
}


def configured(monkeypatch, *entries):
    monkeypatch.setenv("GOLDTHREAD_OIDC", json.dumps(list(entries)))
    return issuers.from_environment()


def test_none_is_fine(monkeypatch):
    monkeypatch.delenv("GOLDTHREAD_OIDC", raising=False)
    assert issuers.from_environment() == []


def test_several_are_told_apart(monkeypatch):
    other = {**ENTRY, "issuer": "https://login.example.org/other/v2.0", "name": "Council"}
    first, second = configured(monkeypatch, {**ENTRY, "name": "Council"}, other)
    assert first["provider_id"] != second["provider_id"]
    assert first["settings"]["server_url"] == "https://login.example.org/tenant/v2.0"
    assert first["settings"]["domains"] == ["council.example.org"]
    assert first["settings"]["second_factor"] is False


def test_one_alone_in_plain_variables(monkeypatch):
    for name, value in {
        "ISSUER": "https://login.example.org",
        "CLIENT_ID": "id",
        "CLIENT_SECRET": "secret",
        "DOMAINS": "nhs.example.org, other.example.org",
    }.items():
        monkeypatch.setenv(f"GOLDTHREAD_OIDC_{name}", value)
    (only,) = issuers.from_environment()
    assert only["name"] == "login.example.org"
    assert only["settings"]["domains"] == ["nhs.example.org", "other.example.org"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"domains": []}, "lacks domains"),
        ({"client_id": ""}, "lacks client_id"),
        ({"issuer": "http://login.example.org"}, "must be an https address"),
        ({"secrets": "x"}, "unknown settings secrets"),
    ],
)
def test_what_is_wrong_is_named(monkeypatch, entry, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        configured(monkeypatch, {**ENTRY, **entry})


@pytest.mark.parametrize("text", ["{", "{}", '["x"]'])
def test_anything_but_a_list_of_objects_is_refused(monkeypatch, text):
    monkeypatch.setenv("GOLDTHREAD_OIDC", text)
    with pytest.raises(ImproperlyConfigured, match="GOLDTHREAD_OIDC"):
        issuers.from_environment()
