"""Addresses of needs assessments, under those of the room."""

from django.urls import path

from goldthread.publishing.needs import views

urlpatterns = [
    path("", views.needs, name="needs"),
    path("new/", views.begin, name="begin_assessment"),
    path("undo/<int:event>/", views.undo, name="undo_needs"),
    path("<int:assessment>/", views.assessment, name="assessment"),
    path("<int:assessment>/day/", views.set_day, name="set_day"),
    path("<int:assessment>/settle/", views.settle, name="settle_assessment"),
    path("<int:assessment>/open/", views.reopen, name="reopen_assessment"),
    path("<int:assessment>/words/<slug:section>/", views.words, name="needs_words"),
    path("<int:assessment>/needs.<slug:form>", views.assessment_file, name="assessment_file"),
]
