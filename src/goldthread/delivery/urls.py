"""Addresses of the room."""

from django.urls import path

from goldthread.delivery import views

app_name = "delivery"
urlpatterns = [path("", views.front, name="front")]
