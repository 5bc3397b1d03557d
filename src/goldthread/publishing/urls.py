"""Addresses of the room."""

from django.urls import path

from goldthread.publishing.views import board, reports, tables

app_name = "publishing"
urlpatterns = [
    path("board/", board.board, name="board"),
    path("reports/", reports.reports, name="reports"),
    path("reports/actions.csv", tables.actions_csv, name="actions_csv"),
    path("reports/<slug:plan>/", reports.report, name="report"),
    path("reports/<slug:plan>/report.<slug:form>", reports.report_file, name="report_file"),
    path("reports/<slug:plan>/plan.<slug:form>", reports.plan_file, name="plan_file"),
]
