"""Addresses that belong to no room."""

from django.urls import path

from goldthread.core import views

app_name = "core"
urlpatterns = [
    path("about/accessibility", views.accessibility, name="accessibility"),
    path("about/privacy", views.privacy, name="privacy"),
]
