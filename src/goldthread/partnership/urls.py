"""Addresses of the room."""

from django.urls import path

from goldthread.partnership.views import home

app_name = "partnership"
urlpatterns = [path("", home.home, name="home")]
