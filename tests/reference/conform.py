"""From a reference case to the product's analysis and back: ``python tests/reference/conform.py KIND FILE.json``.

KIND is the kind of case, FILE ``-`` reads standard input. Prints one JSON object under the keys of ``expected``.
Exit 0: done; 1: bad input, named on standard error; 2: unknown kind or wrong usage. Computes nothing itself.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
for folder in (HERE.parents[1] / "src", HERE.parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from goldthread.cli.analysing.solver import solver_speaks_to_stderr  # noqa: E402
from goldthread.kernel.errors import InputError  # noqa: E402
from reference.fields import blamed, looked_at  # noqa: E402
from reference.forms.plain import plain  # noqa: E402

FORMS = {"phs_utils": "health_records"}  # kinds whose form has a name that says more
NAMES_OF_KINDS = {form: kind for kind, form in FORMS.items()}
KINDS = sorted(
    NAMES_OF_KINDS.get(path.stem, path.stem)
    for path in (HERE / "forms").glob("*.py")
    if path.stem not in {"__init__", "plain"}
)
# What NumPy and the language raise at input that no check foresaw: never a traceback for whoever sent it.
NOT_FORESEEN = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RuntimeError, MemoryError)
DONE, BAD_INPUT, UNKNOWN = 0, 1, 2


def conform(kind: str, case: Mapping[str, Any]) -> dict[str, Any]:
    """The product's answer to one case, as plain JSON values."""
    form = import_module(f"reference.forms.{FORMS.get(kind, kind)}")
    parts = [_part(case, name, dict) for name in ("parameters", "input")]
    settings, given = looked_at(kind, *parts)
    try:
        answer: dict[str, Any] = plain(form.answer(_part(case, "method", str), settings, given))
    except InputError as error:
        named = getattr(form, "NAMES", {}).get(error.place.field if error.place else None)
        raise InputError(f"{named}: {error}" if named else str(error)) from error
    except KeyError as error:
        raise InputError(f"{error.args[0]}: this field is missing.") from error
    except NOT_FORESEEN as error:
        raise InputError(blamed(error, settings, given)) from error
    return answer


def _part(case: Mapping[str, Any], name: str, sort: type[Any]) -> Any:
    """A part of the case; left out or null it is empty."""
    if not isinstance(case, Mapping):
        raise InputError("the case is not one JSON object.")
    part = case.get(name)
    if part is not None and not isinstance(part, sort):
        raise InputError(f"{name}: this has another form than a case has.")
    return sort() if part is None else part


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in KINDS:
        print(f"usage: conform.py KIND FILE.json, where KIND is one of {', '.join(KINDS)}", file=sys.stderr)  # noqa: T201
        return UNKNOWN
    kind, file = arguments
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        with solver_speaks_to_stderr():
            answer = conform(kind, json.loads(text))
    except (InputError, OSError, ValueError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return BAD_INPUT
    json.dump(answer, sys.stdout)
    return DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
