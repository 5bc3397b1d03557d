"""Addresses that belong to no single partnership."""

from django.urls import path

from goldthread.publishing.views import tables

app_name = "national"
urlpatterns = [path("actions.csv", tables.national_csv, name="actions_csv")]
