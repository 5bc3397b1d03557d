"""Addresses of the room."""

from django.urls import path

from goldthread.delivery.escalation import policy_views
from goldthread.delivery.escalation import views as escalations
from goldthread.delivery.messages import views as messages
from goldthread.delivery.views import (
    actions,
    calendar,
    changes,
    front,
    milestones,
    owners,
    plans,
    recommendations,
    search,
    updates,
)

app_name = "delivery"
urlpatterns = [
    path("", front.front, name="front"),
    path("plans/<slug:plan>/", plans.plan, name="plan"),
    path("plans/<slug:plan>/outcomes/", plans.outcomes, name="outcomes"),
    path("priorities/<int:priority>/", plans.priority, name="priority"),
    path("actions/", actions.actions, name="actions"),
    path("actions/<int:action>/", actions.action, name="action"),
    path("actions/<int:action>/update/", updates.update, name="update"),
    path("actions/<int:action>/updates/<int:update>/correct/", updates.correct, name="correct"),
    path("actions/<int:action>/updates/<int:update>/take-back/", updates.take_back, name="take_back"),
    path("plans/<slug:plan>/actions/new/", changes.new_action, name="new_action"),
    path("actions/<int:action>/words/", changes.words, name="words"),
    path("actions/<int:action>/date/", changes.date, name="date"),
    path("actions/<int:action>/owners/", changes.owners, name="owners"),
    path("actions/<int:action>/owners/<int:assignment>/take-away/", changes.take_away, name="take_away"),
    path("actions/<int:action>/milestones/new/", milestones.add, name="new_milestone"),
    path("milestones/<int:milestone>/", milestones.milestone, name="milestone"),
    path("milestones/<int:milestone>/reached/", milestones.reached, name="reached"),
    path("milestones/<int:milestone>/date/", milestones.moved, name="milestone_date"),
    path("milestones/<int:milestone>/words/", milestones.reworded, name="milestone_words"),
    path("milestones/<int:milestone>/drop/", milestones.dropped, name="drop"),
    path("milestones/<int:milestone>/open/", milestones.back_again, name="reopen"),
    path("history/<int:event>/undo/", changes.undo, name="undo"),
    path("owners/<slug:kind>/<int:owner>/", owners.owner, name="owner"),
    path("my-work/", owners.my_work, name="my_work"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("recommendations/", recommendations.recommendations, name="recommendations"),
    path("recommendations/<int:recommendation>/", recommendations.recommendation, name="recommendation"),
    path("search/", search.search, name="search"),
    path("actions/<int:action>/raise/", escalations.raise_action, name="raise"),
    path("actions/<int:action>/route/", policy_views.route, name="route"),
    path("escalations/", escalations.escalations, name="escalations"),
    path("escalations/rules/", policy_views.policy, name="escalation_policy"),
    path("escalations/rules/change/", policy_views.change_policy, name="change_policy"),
    path("escalations/rules/holidays/new/", policy_views.add_holiday, name="add_holiday"),
    path("escalations/rules/holidays/<int:holiday>/remove/", policy_views.remove_holiday, name="remove_holiday"),
    path("escalations/next-run/", policy_views.sending, name="next_run"),
    path("escalations/<int:escalation>/", escalations.escalation, name="escalation"),
    path("escalations/<int:escalation>/<slug:what>/", escalations.escalation_move, name="escalation_move"),
    path("messages/", messages.messages, name="messages"),
    path("messages/mine/", messages.my_messages, name="my_messages"),
    path("messages/mine/calendars/new/", messages.new_feed, name="new_feed"),
    path("messages/mine/calendars/<int:feed>/revoke/", messages.revoke_feed, name="revoke_feed"),
    path("messages/<int:message>/", messages.message, name="message"),
    path("messages/<int:message>/again/", messages.try_again, name="try_again"),
]
