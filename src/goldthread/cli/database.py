"""Commands that need the database say so with ``with_database``."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from goldthread.kernel.errors import InputError

P = ParamSpec("P")
R = TypeVar("R")


def start_django() -> None:
    """Read the settings (those of one laptop unless DJANGO_SETTINGS_MODULE names others) and load the rooms.

    Raises InputError when the environment is at fault.
    """
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings.dev")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise InputError(str(error)) from error


def with_database(command: Callable[P, R]) -> Callable[P, R]:
    """The rooms are loaded before the command runs, and history says that the work came from the command line.

    Raises InputError, with what to do, when the database does not answer or was never prepared.
    """

    @functools.wraps(command)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        start_django()
        from django.db import OperationalError, ProgrammingError

        from goldthread.core import recorder
        from goldthread.core.policies import NotAllowed

        try:
            with recorder.through("cli"):
                return command(*args, **kwargs)
        except NotAllowed as error:
            raise InputError(str(error), advice="Name somebody who may with --by.") from error
        except (OperationalError, ProgrammingError) as error:
            raise InputError(
                f"The database says: {str(error).strip().splitlines()[0]}.",
                advice="Run goldthread prepare if it is new or Goldthread was updated, or goldthread doctor.",
            ) from error

    return inner
