"""Addresses that belong to no room."""

from django.urls import path

from goldthread.core import views
from goldthread.core.health import health

app_name = "core"
urlpatterns = [
    path("health", health, name="health"),
    path("about/accessibility", views.accessibility, name="accessibility"),
    path("about/privacy", views.privacy, name="privacy"),
]
