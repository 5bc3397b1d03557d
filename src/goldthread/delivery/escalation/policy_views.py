"""Pages of the rules: a partnership's own numbers, local holidays, an action's route, and what the next run does."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core.listing import whole
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.escalation import reads, writes
from goldthread.delivery.escalation.forms import HolidayForm, PolicyForm, RouteForm, SureForm
from goldthread.delivery.escalation.models import LEVEL_WORDS, NATION_WORDS, LocalHoliday
from goldthread.delivery.escalation.routes import route_of
from goldthread.delivery.escalation.rules import Level
from goldthread.delivery.messages.letters import Letter
from goldthread.delivery.messages.weekly import weekly
from goldthread.delivery.reads import find_action
from goldthread.delivery.tick.plan import Run, next_run
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import form_page, page, to
from goldthread.kernel.working_days import Nation, bank_holidays
from goldthread.partnership.models import Group, Person
from goldthread.plans.policies import check_can_edit, check_can_edit_row


@partnership_page
def policy(request: PartnershipRequest) -> HttpResponse:
    """The numbers, the holidays, and the switch."""
    check_can_edit(request.person, request.partnership)
    now = reads.policy_of(request.partnership)
    year = today().year
    return page(
        request,
        "delivery/escalation_policy.html",
        "escalations",
        policy=now,
        nation=NATION_WORDS[Nation(now.nation)],
        graces=[(LEVEL_WORDS[level], now.grace(level)) for level in Level],
        local=reads.local_holidays(request.partnership),
        official=sorted(bank_holidays(Nation(now.nation), year)),
        year=year,
    )


@partnership_page
def change_policy(request: PartnershipRequest) -> HttpResponse:
    """Set the numbers."""
    check_can_edit(request.person, request.partnership)
    back = to(request, "escalation_policy")
    form = PolicyForm(request.POST or None, initial=PolicyForm.said(reads.policy_of(request.partnership)))
    return form_page(
        request,
        form,
        writes.change_policy,
        heading="Rules of escalation",
        button="Save",
        done="The rules have been changed.",
        back=back,
        trail=[("Escalations", to(request, "escalations")), ("Rules", back)],
        partnership=request.partnership,
    )


@partnership_page
def add_holiday(request: PartnershipRequest) -> HttpResponse:
    """A local holiday."""
    check_can_edit(request.person, request.partnership)
    back = to(request, "escalation_policy")
    return form_page(
        request,
        HolidayForm(request.POST or None),
        writes.add_local_holiday,
        heading="Add a local holiday",
        button="Add it",
        done="The day is a holiday here.",
        back=back,
        trail=[("Escalations", to(request, "escalations")), ("Rules", back)],
        partnership=request.partnership,
    )


@partnership_page
@require_POST
def remove_holiday(request: PartnershipRequest, holiday: int) -> HttpResponse:
    """The day is worked after all."""
    check_can_edit(request.person, request.partnership)
    row: LocalHoliday = found(lambda: reads.local_holiday_at(request.partnership, holiday))
    writes.remove_local_holiday(holiday=row, by=request.person)
    messages.success(request, "The day is worked after all.")
    return redirect(to(request, "escalation_policy"))


@partnership_page
def sending(request: PartnershipRequest) -> HttpResponse:
    """What the next run would do and send, and the switch that lets it."""
    check_can_edit(request.person, request.partnership)
    run = next_run(request.partnership, today())
    form = SureForm(request.POST if request.method == "POST" else None)
    if run.policy.sends:
        form.fields.pop("sure")
    return form_page(
        request,
        form,
        _switch,
        heading="What the next run would send",
        button="Switch sending off" if run.policy.sends else "Switch sending on",
        done="Sending is switched off." if run.policy.sends else "Sending is switched on.",
        back=to(request, "escalations"),
        trail=[("Escalations", to(request, "escalations"))],
        template="delivery/next_run.html",
        shown={"run": run, "letter": _letter(request, run)},
        partnership=request.partnership,
        sends=not run.policy.sends,
    )


def _letter(request: PartnershipRequest, run: Run) -> Letter | None:
    """What would be written to the person that ``?letter=`` names. No link is made for it."""
    key = whole(request.GET.get("letter"), 0)
    return next((weekly(week, run.on) for week in run.weeks if week.person.pk == key), None)


def _switch(*, by: Person, sure: bool = False, **given: Any) -> object:
    """``switch_sending`` without the box that was ticked."""
    return writes.switch_sending(by=by, **given)


@partnership_page
def route(request: PartnershipRequest, action: int) -> HttpResponse:
    """Whom this action would be raised to, rung by rung, and two rungs to choose."""
    row = found(lambda: find_action(request.partnership, action))
    check_can_edit_row(request.person, row)
    now = route_of(row)
    own = {level.value: stop.asked for level, stop in now.items() if stop.is_own}
    back = to(request, "action", row.pk)
    groups = Group.objects.of(request.partnership).filter(closed_on=None)
    return form_page(
        request,
        RouteForm(request.POST or None, groups=groups, initial=own),
        writes.choose_route,
        heading="Whom this action is raised to",
        button="Save the route",
        done="The route is saved.",
        back=back,
        trail=[(str(row)[:80], back)],
        template="delivery/route.html",
        shown={"route": list(now.values()), "caption": str(row)[:80]},
        action=row,
    )
