"""How an action is assessed, on any day; why that differs from what is stated; what it is judged by."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from goldthread.core.policies import allows
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads, rules, writes
from goldthread.delivery.forms.assessing import CadenceForm, ExplainForm, ThresholdsForm
from goldthread.delivery.links import Links
from goldthread.delivery.policies import check_can_settle, check_can_update, reports_on
from goldthread.delivery.presenters.lists import shortened
from goldthread.delivery.presenters.looking import differences_table
from goldthread.delivery.views.asked import day_asked, found, today
from goldthread.delivery.views.changes import editable
from goldthread.delivery.views.changing import change


@partnership_page
def assessment(request: PartnershipRequest, action: int) -> HttpResponse:
    """Stated and assessed on a day, with every reason: today's, or as it was on any day before."""
    row = found(lambda: reads.find_action(request.partnership, action))
    on, problem = day_asked(request)
    try:
        seen = reads.assessment_of(row, on)
    except KeyError:
        seen = None
    name, links = shortened(str(row), 80), Links(request.partnership.slug)
    context = {
        "action": row,
        "name": name,
        "seen": seen,
        "on": on,
        "today": today(),
        "problem": problem,
        "links": links,
        "trail": [(row.plan.title, links.plan(row.plan.slug)), (name, links.action(row.pk))],
    }
    return render(request, "delivery/assessment.html", context)


@partnership_page
def explain(request: PartnershipRequest, action: int) -> HttpResponse:
    """The sentence that is owed where the two differ."""
    row = found(lambda: reads.find_action(request.partnership, action))
    check_can_update(request.person, row)
    seen = reads.kept_assessment(row, today())
    return change(
        request,
        ExplainForm(request.POST or None),
        writes.explain_difference,
        action=row,
        of=row,
        heading="Stated and assessed differ",
        button="Save the sentence",
        done="Your sentence stands beside both.",
        template="delivery/explain.html",
        shown={"seen": seen},
    )


@partnership_page
def differences(request: PartnershipRequest) -> HttpResponseBase:
    """Every open action stated otherwise than assessed, for the board and whoever chases; a file with ``?form=``."""
    table = differences_table(lambda: reads.differences(request.partnership, today()))
    if file := file_asked(request, table, of=request.partnership.name):
        return file
    seen = reads.differences(request.partnership, today(), shown=200)
    context = {
        "seen": seen,
        "may_settle": allows(check_can_settle, request.person, request.partnership),
        "may_report": reports_on(request.person),
        "links": Links(request.partnership.slug),
        "shortened": shortened,
    }
    return render(request, "delivery/differences.html", context)


@partnership_page
def cadence(request: PartnershipRequest, action: int) -> HttpResponse:
    """How often this action owes an update."""
    row = editable(request, action)
    latest = row.cadences.first()
    form = CadenceForm(request.POST or None, initial={"days": latest.days if latest else None})
    done = "How often updates are owed is changed."
    return change(
        request,
        form,
        writes.set_cadence,
        target=row,
        of=row,
        heading="How often updates are owed",
        button="Save",
        done=done,
    )


@partnership_page
def priority_cadence(request: PartnershipRequest, priority: int) -> HttpResponse:
    """How often the actions under a priority owe an update."""
    row = found(lambda: reads.find_priority(request.partnership, priority))
    check_can_settle(request.person, request.partnership)
    latest = row.cadences.first()
    form = CadenceForm(request.POST or None, initial={"days": latest.days if latest else None})
    return change(
        request,
        form,
        writes.set_cadence,
        target=row,
        heading="How often updates are owed under this priority",
        button="Save",
        done="How often updates are owed is changed.",
        back=Links(request.partnership.slug).priority(row.pk),
    )


@partnership_page
def thresholds(request: PartnershipRequest) -> HttpResponse:
    """How strictly this partnership judges."""
    check_can_settle(request.person, request.partnership)
    now = reads.thresholds_of(request.partnership.pk, today())
    form = ThresholdsForm(
        request.POST or None, initial={name: getattr(now, name) for name in rules.Thresholds.__slots__}
    )
    return change(
        request,
        form,
        writes.settle_thresholds,
        partnership=request.partnership,
        heading="How strictly actions are judged",
        button="Judge by these",
        done="Actions are judged by these numbers from now on. Days before keep the numbers they had.",
        back=Links(request.partnership.slug).root,
    )
