"""Addresses of the room."""

from django.urls import path

from goldthread.plans.views import (
    acceptance,
    change_action,
    change_plan,
    change_priority,
    editing,
    intake,
    items,
    papers,
    review,
    sources,
    versions,
)

app_name = "plans"

bringing = [
    path("papers/", papers.papers, name="papers"),
    path("papers/new/", papers.bring, name="bring"),
    path("papers/reading/<int:intake>/", intake.being_read, name="being_read"),
    path("papers/reading/<int:intake>/cancel/", intake.cancel, name="cancel_reading"),
    path("papers/<int:paper>/", papers.paper, name="paper"),
    path("papers/<int:paper>/file/", papers.paper_file, name="paper_file"),
    path("papers/<int:paper>/pages/<int:number>.png", papers.page_picture, name="page_picture"),
    path("papers/<int:paper>/read/", papers.read_again, name="read_again"),
    path("readings/<int:reading>/", review.review, name="review"),
    path("readings/<int:reading>/change/", review.change_many, name="change_many"),
    path("readings/<int:reading>/undo/", review.undo_last, name="undo_last"),
    path("readings/<int:reading>/facts/", review.facts, name="facts"),
    path("readings/<int:reading>/changes/", review.changes, name="changes"),
    path("readings/<int:reading>/changes/<int:event>/undo/", review.undo, name="undo_draft"),
    path("readings/<int:reading>/aside/", review.set_aside, name="set_aside"),
    path("readings/<int:reading>/version/", versions.version_of, name="version_of"),
    path("readings/<int:reading>/compare/", versions.compare, name="compare"),
    path("readings/<int:reading>/compare/all/", versions.pair_all, name="pair_all"),
    path("readings/<int:reading>/compare/<int:item>/", versions.pair, name="pair"),
    path("readings/<int:reading>/owners/", acceptance.owners, name="owners"),
    path("readings/<int:reading>/accept/", acceptance.accept, name="accept"),
    path("readings/<int:reading>/new/<slug:kind>/", items.add, name="item_add"),
    path("readings/<int:reading>/items/<int:item>/", items.item, name="item"),
    path("readings/<int:reading>/items/<int:item>/split/", items.split, name="split"),
]
changing_plans = [
    path("plans/<slug:plan>/change/", change_plan.change_plan, name="change_plan"),
    path("plans/<slug:plan>/change/facts/", change_plan.facts, name="plan_facts"),
    path("plans/<slug:plan>/change/order/", change_plan.order, name="priority_order"),
    path("plans/<slug:plan>/change/owners/", change_plan.unnamed, name="unnamed"),
    path("plans/<slug:plan>/change/new-priority/", change_plan.new_priority, name="new_priority"),
    path("plans/<slug:plan>/change/new-outcome/", change_plan.new_outcome, name="new_outcome"),
    path("plans/<slug:plan>/change/new-version/", change_plan.new_version, name="new_version"),
    path("plans/<slug:plan>/change/outcomes/<int:outcome>/", change_plan.outcome, name="change_outcome"),
    path("plans/<slug:plan>/change/versions/<int:number>/", change_plan.version, name="change_version"),
    path("priorities/<int:priority>/change/", change_priority.change_priority, name="change_priority"),
    path("priorities/<int:priority>/change/words/", change_priority.priority_words, name="priority_words"),
    path("priorities/<int:priority>/change/links/", change_priority.priority_links, name="priority_links"),
    path("priorities/<int:priority>/change/owners/", change_priority.priority_owners, name="priority_owners"),
    path(
        "priorities/<int:priority>/change/owners/<int:assignment>/<slug:what>/",
        change_priority.priority_assignment,
        name="priority_assignment",
    ),
    path("changes/<int:event>/undo/", editing.undo, name="undo"),
]
changing_actions = [
    path("actions/<int:action>/change/place/", change_action.place, name="action_place"),
    path("actions/<int:action>/change/links/", change_action.links, name="action_links"),
    path("actions/<int:action>/change/waits/", change_action.waits, name="waits"),
    path(
        "actions/<int:action>/change/waits/<int:dependency>/remove/",
        change_action.no_longer_waits,
        name="no_longer_waits",
    ),
]
answering = [
    path("sources/", sources.sources, name="sources"),
    path("sources/new/", sources.new_source, name="new_source"),
    path("sources/<int:source>/", sources.source, name="source"),
    path("sources/<int:source>/change/", sources.change_source, name="change_source"),
    path("sources/<int:source>/new-recommendation/", sources.new_recommendation, name="new_recommendation"),
    path("recommendations/<int:recommendation>/change/", sources.change_recommendation, name="change_recommendation"),
]
urlpatterns = [*bringing, *changing_plans, *changing_actions, *answering]
