"""Addresses of the room."""

from django.urls import path

from goldthread.plans.views import acceptance, items, papers, review

app_name = "plans"
urlpatterns = [
    path("papers/", papers.papers, name="papers"),
    path("papers/new/", papers.bring, name="bring"),
    path("papers/<int:paper>/", papers.paper, name="paper"),
    path("papers/<int:paper>/file/", papers.paper_file, name="paper_file"),
    path("papers/<int:paper>/read/", papers.read_again, name="read_again"),
    path("readings/<int:reading>/", review.review, name="review"),
    path("readings/<int:reading>/change/", review.change_many, name="change_many"),
    path("readings/<int:reading>/facts/", review.facts, name="facts"),
    path("readings/<int:reading>/changes/", review.changes, name="changes"),
    path("readings/<int:reading>/changes/<int:event>/undo/", review.undo, name="undo_draft"),
    path("readings/<int:reading>/aside/", review.set_aside, name="set_aside"),
    path("readings/<int:reading>/owners/", acceptance.owners, name="owners"),
    path("readings/<int:reading>/accept/", acceptance.accept, name="accept"),
    path("readings/<int:reading>/new/<slug:kind>/", items.add, name="item_add"),
    path("readings/<int:reading>/items/<int:item>/", items.item, name="item"),
    path("readings/<int:reading>/items/<int:item>/split/", items.split, name="split"),
]
