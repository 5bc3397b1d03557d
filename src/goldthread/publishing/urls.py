"""Addresses of the room."""

from django.urls import include, path

from goldthread.publishing.needs.urls import urlpatterns as of_needs
from goldthread.publishing.returns.urls import urlpatterns as of_returns
from goldthread.publishing.views import board, own_papers, reports, sheets, tables

app_name = "publishing"
urlpatterns = [
    path("board/", board.board, name="board"),
    path("reports/", reports.reports, name="reports"),
    path("reports/actions.csv", tables.actions_csv, name="actions_csv"),
    path("reports/template/", own_papers.template, name="template"),
    path("reports/sheets/", sheets.sheets, name="sheets"),
    path("reports/sheets/send/", sheets.send, name="send_sheet"),
    path("reports/sheets/take-back/", sheets.take_back, name="take_back"),
    path("reports/sheets/rows/<int:row>/", sheets.decide, name="decide_row"),
    path("reports/returns/", include(of_returns)),
    path("reports/needs/", include(of_needs)),
    path("reports/<slug:plan>/paper.<slug:form>", own_papers.paper, name="paper"),
    path("reports/<slug:plan>/", reports.report, name="report"),
    path("reports/<slug:plan>/report.<slug:form>", reports.report_file, name="report_file"),
    path("reports/<slug:plan>/plan.<slug:form>", reports.plan_file, name="plan_file"),
]
