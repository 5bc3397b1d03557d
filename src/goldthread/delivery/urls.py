"""Addresses of the room."""

from django.urls import path

from goldthread.delivery.views import actions, calendar, front, owners, plans, recommendations, search, updates

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
    path("owners/<slug:kind>/<int:owner>/", owners.owner, name="owner"),
    path("my-work/", owners.my_work, name="my_work"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("recommendations/", recommendations.recommendations, name="recommendations"),
    path("recommendations/<int:recommendation>/", recommendations.recommendation, name="recommendation"),
    path("search/", search.search, name="search"),
]
