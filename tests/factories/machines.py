"""Machines that ask the API with a key, as each role has one."""

from __future__ import annotations

import orjson
from django.test import Client

from goldthread.partnership import writes


class Machine:
    """Asks the API with a key, and gives what it answers as plain values."""

    def __init__(self, text: str) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {text}"})

    def ask(self, method: str, address: str, body=None, **query):
        more = {"content_type": "application/json", "data": orjson.dumps(body)} if body is not None else {}
        return self.client.generic(method, f"/api/v1{address}", query_params=query or None, **more)

    def get(self, address: str, expect: int = 200, **query):
        answer = self.ask("GET", address, **query)
        assert answer.status_code == expect, answer.content
        return answer.json()

    def send(self, method: str, address: str, body=None, expect: int = 200):
        answer = self.ask(method, address, body if body is not None else {})
        assert answer.status_code == expect, answer.content
        return answer.json() if answer.content else None


def machine_for(person, *, can_write: bool = True) -> Machine:
    coordinator = writes.command_line_person(person.partnership)
    _, text = writes.make_key(person=person, label="Test", can_write=can_write, by=coordinator)
    return Machine(text)
