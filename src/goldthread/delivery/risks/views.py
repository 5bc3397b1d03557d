"""Pages of the risk register."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from goldthread.core import history
from goldthread.core.listing import whole
from goldthread.core.policies import allows
from goldthread.core.presenters import entries
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.risks import reads, writes
from goldthread.delivery.risks.forms import CloseForm, MatrixForm, ReopenForm, RiskForm, ScoreForm
from goldthread.delivery.risks.models import Risk
from goldthread.delivery.risks.policies import check_can_keep
from goldthread.delivery.risks.shown import table
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import form_page, may_edit, page, to
from goldthread.measures.presenters.beside import beside
from goldthread.partnership.models import Group, Person
from goldthread.plans.policies import EDITORS, check_can_edit

_WORDS = ("cause", "event", "consequence", "controls", "target_likelihood", "target_impact", "review_on", "revision")


@partnership_page
def risks(request: PartnershipRequest) -> HttpResponseBase:
    """The register of all groups or one, as a map and as a table; a file with ``?form=``."""
    groups = list(Group.objects.of(request.partnership).filter(closed_on=None).values_list("id", "name"))
    group = whole(request.GET.get("group"), 0)
    closed = request.GET.get("state") == "closed"
    seen = reads.register(request.partnership, today(), group=group or None, closed=closed, by=request.person)
    if file := file_asked(request, table(seen.risks, closed=closed), of=request.partnership.name):
        return file
    return page(
        request,
        "delivery/risks.html",
        "risks",
        seen=seen,
        groups=[(str(key), name) for key, name in groups],
        group=str(group or ""),
        state="closed" if closed else "",
        may_add=bool(_groups_of(request)),
    )


def _groups_of(request: PartnershipRequest) -> Any:
    """The groups whose risks this reader may keep."""
    groups = Group.objects.of(request.partnership).filter(closed_on=None)
    if request.person.holds(*EDITORS):
        return groups
    return groups.filter(pk__in=request.person.group_ids if request.person.pk else [])


def _form(request: PartnershipRequest, *, is_new: bool, initial: dict[str, Any]) -> RiskForm:
    people = Person.objects.of(request.partnership).filter(is_service=False, left_on=None).order_by("name")
    return RiskForm(
        request.POST or None,
        matrix=reads.matrix_of(request.partnership),
        rows={
            "group": _groups_of(request),
            "owner": people,
            "actions": reads.actions_to_link(request.partnership, initial.get("actions", ())),
            "measures": reads.measures_to_link(request.partnership, initial.get("measures", ())),
        },
        is_new=is_new,
        initial=initial,
    )


@partnership_page
def new_risk(request: PartnershipRequest) -> HttpResponse:
    """Write one down."""
    if not _groups_of(request):
        check_can_edit(request.person, request.partnership)
    back = to(request, "risks")
    return form_page(
        request,
        _form(request, is_new=True, initial={}),
        _add,
        heading="Write down a risk",
        button="Add the risk",
        done="The risk is in the register.",
        back=back,
        trail=[("Risks", back)],
        then=lambda made: to(request, "risk", made.pk),
    )


def _add(*, revision: int | None = None, **given: Any) -> Risk:
    """``add_risk``: a new risk has no revision that anybody saw."""
    return writes.add_risk(**given)


def _risk(request: PartnershipRequest, key: int) -> Risk:
    return found(lambda: reads.risk_at(request.partnership, key, by=request.person))


@partnership_page
def risk(request: PartnershipRequest, risk: int) -> HttpResponse:
    """One risk, with every score it had and what is done about it."""
    row = _risk(request, risk)
    matrix = reads.matrix_of(request.partnership)
    return page(
        request,
        "delivery/risk.html",
        "risks",
        risk=row,
        matrix=matrix,
        level=matrix.level(min(row.likelihood, matrix.size), min(row.impact, matrix.size)),
        scores=list(reads.scores_of(row)),
        actions=list(reads.actions_of(row)),
        measures=beside(reads.measures_seen(row, today()), request.partnership.slug),
        entries=entries(history.latest(row, 30)),
        may_keep=allows(check_can_keep, request.person, row.group),
    )


@partnership_page
def change_risk(request: PartnershipRequest, risk: int) -> HttpResponse:
    """Its words, controls, owner, target, and what is done about it."""
    row = _risk(request, risk)
    check_can_keep(request.person, row.group)
    start = {name: getattr(row, name) for name in _WORDS}
    start |= {"owner": row.owner, "actions": list(reads.actions_of(row))}
    start |= {"measures": list(reads.measures_of(row))}
    return _risk_form(
        request, row, _form(request, is_new=False, initial=start), writes.change_risk, "Change the risk", "Save"
    )


@partnership_page
def score_risk(request: PartnershipRequest, risk: int) -> HttpResponse:
    """How it stands now, and why."""
    row = _risk(request, risk)
    check_can_keep(request.person, row.group)
    start = {name: getattr(row, name) for name in ("likelihood", "impact", "review_on", "revision")}
    form = ScoreForm(request.POST or None, matrix=reads.matrix_of(request.partnership), initial=start)
    return _risk_form(request, row, form, writes.score_risk, "Score the risk", "Save the score")


@partnership_page
def close_risk(request: PartnershipRequest, risk: int) -> HttpResponse:
    """It is watched no more."""
    row = _risk(request, risk)
    check_can_keep(request.person, row.group)
    form = CloseForm(request.POST or None, initial={"revision": row.revision})
    return _risk_form(request, row, form, writes.close_risk, "Close the risk", "Close it")


@partnership_page
def reopen_risk(request: PartnershipRequest, risk: int) -> HttpResponse:
    """It is watched again."""
    row = _risk(request, risk)
    check_can_keep(request.person, row.group)
    form = ReopenForm(request.POST or None, initial={"revision": row.revision})
    return _risk_form(request, row, form, writes.reopen_risk, "Watch the risk again", "Open it again")


def _risk_form(
    request: PartnershipRequest, row: Risk, form: Any, write: Any, heading: str, button: str
) -> HttpResponse:
    back = to(request, "risk", row.pk)
    trail = [("Risks", to(request, "risks")), (str(row)[:80], back)]
    return form_page(
        request,
        form,
        write,
        heading=heading,
        button=button,
        done="Saved.",
        back=back,
        trail=trail,
        shown={"caption": str(row)[:80]},
        risk=row,
    )


@partnership_page
def matrix(request: PartnershipRequest) -> HttpResponse:
    """The partnership's own matrix."""
    check_can_edit(request.person, request.partnership)
    row = reads.matrix_row(request.partnership)
    start = {name: getattr(row, name) for name in ("size", "medium_from", "high_from", "appetite", "revision")}
    back = to(request, "risks")
    return form_page(
        request,
        MatrixForm(request.POST or None, initial=start),
        writes.set_matrix,
        heading="How risks are scored",
        button="Save",
        done="The matrix has been changed.",
        back=back,
        trail=[("Risks", back)],
        shown={"may_edit": may_edit(request)},
        partnership=request.partnership,
    )
