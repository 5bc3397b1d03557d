"""Making ready to serve; the server itself is started for real by the browser tests."""

from __future__ import annotations

import socket

import pytest
from click.testing import CliRunner
from django.test import override_settings

from goldthread.cli import demonstration, serve
from goldthread.cli.main import main
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Account, Area, Partnership


@pytest.mark.loopback
def test_a_port_in_use_is_said_before_anything_is_done(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    assert f"Port {port} cannot be used" in capsys.readouterr().err


@pytest.mark.loopback
def test_a_free_port_is_free():
    serve.check_port(0)


@pytest.mark.loopback
def test_an_impossible_port_is_said():
    with pytest.raises(InputError, match="Port 70000 cannot be used"):
        serve.check_port(70_000)


@pytest.mark.once
@pytest.mark.django_db
def test_the_demonstration_is_loaded_into_an_empty_database_and_only_once(capsys):
    serve.make_ready.__wrapped__()
    assert Partnership.objects.count() == 2
    assert Area.objects.exists()
    serve.make_ready.__wrapped__()
    assert Partnership.objects.count() == 2
    assert "Loading" in capsys.readouterr().err


@pytest.mark.django_db
def test_an_installation_for_real_never_gets_the_demonstration():
    with override_settings(DEMONSTRATION=False):
        assert not demonstration.is_wanted()
        with pytest.raises(InputError, match="not for an installation"):
            demonstration.load(say=lambda _: None)
    assert not Account.objects.exists()


@pytest.mark.loopback
def test_a_wrong_environment_is_said(monkeypatch):
    from django.core.exceptions import ImproperlyConfigured

    def refuse():
        raise ImproperlyConfigured("Set the environment variable GOLDTHREAD_SECRET.")

    monkeypatch.setattr("django.setup", refuse)
    result = CliRunner().invoke(serve.command, ["--port", "0"])
    assert "GOLDTHREAD_SECRET" in str(result.exception)


@pytest.mark.parametrize(("words", "begun"), [([], 1), (["--no-tick"], 0)])
def test_what_happens_by_itself_is_run_unless_somebody_else_does(words, begun, monkeypatch):
    started, ended = [], []

    class Scheduler:
        def terminate(self):
            ended.append(self)

    monkeypatch.setattr(serve, "check_port", lambda port: None)
    monkeypatch.setattr(serve, "make_ready", lambda paper: None)
    monkeypatch.setattr(serve, "_start_scheduler", lambda: started.append(1) or Scheduler())
    monkeypatch.setattr("gunicorn.app.base.BaseApplication.run", lambda self: None)
    result = CliRunner().invoke(serve.command, words)
    assert result.exception is None
    assert len(started) == len(ended) == begun
