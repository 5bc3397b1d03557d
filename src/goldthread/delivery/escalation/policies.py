"""Who may raise, confirm, answer and set the rules of escalation."""

from __future__ import annotations

from goldthread.core.policies import NotAllowed
from goldthread.delivery.escalation.models import Confirms, DeliveryPolicy, Escalation, EscalationStep
from goldthread.partnership.models import Membership, Person, Role
from goldthread.plans.models import Action
from goldthread.plans.policies import EDITORS, check_can_edit_row, check_can_report_on, check_same_partnership


def check_can_set_policy(by: Person, policy: DeliveryPolicy) -> None:
    """Coordinators and administrators. Raises NotAllowed."""
    check_can_edit_row(by, policy)


def check_can_raise(by: Person, action: Action) -> None:
    """Whoever may report on the action may ask for help with it; a coordinator's word raises it at once."""
    check_can_report_on(by, action)


def check_can_confirm(by: Person, escalation: Escalation, policy: DeliveryPolicy) -> None:
    """Coordinators, and chairs where the partnership says so. Raises NotAllowed."""
    check_same_partnership(by, escalation)
    if by.holds(*EDITORS) or (policy.confirms == Confirms.CHAIR and chaired_by(by)):
        return
    raise NotAllowed("Only a coordinator may confirm an escalation here.")


def check_can_answer(by: Person, step: EscalationStep) -> None:
    """Whoever is asked, and a coordinator who writes down what was said. Raises NotAllowed."""
    check_same_partnership(by, step)
    if by.holds(*EDITORS):
        return
    if by.pk is None or not by.roles or not _is_asked(by, step):
        raise NotAllowed("Only those who were asked, or a coordinator, may answer.")


def check_can_steer(by: Person, escalation: Escalation) -> None:
    """Climb, resolve, withdraw: coordinators. Raises NotAllowed."""
    check_can_edit_row(by, escalation)


def chaired_by(person: Person) -> frozenset[int]:
    """The groups this person chairs today."""
    if person.pk is None or not person.group_ids:
        return frozenset()
    held = Membership.objects.filter(person=person, group_id__in=person.group_ids, is_chair=True, ends_on=None)
    return frozenset(held.values_list("group_id", flat=True))


def _is_asked(by: Person, step: EscalationStep) -> bool:
    return (
        step.person_id == by.pk
        or step.post_id in by.post_ids
        or (step.body_id is not None and step.body_id == by.body_id and by.holds(Role.LEAD))
        or (step.group_id is not None and step.group_id in chaired_by(by))
    )
