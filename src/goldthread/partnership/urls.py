"""Addresses of the room."""

from django.urls import path

from goldthread.partnership import views

app_name = "partnership"
urlpatterns = [path("", views.home, name="home")]
