"""Addresses of the room."""

from django.urls import path

from goldthread.measures.impact import views as impact
from goldthread.measures.need import views as need_views
from goldthread.measures.outcomes import views as outcomes
from goldthread.measures.pulls import views as pulls
from goldthread.measures.releases import views as releases
from goldthread.measures.views import keeping, loading, seeing, standardising

app_name = "measures"
urlpatterns = [
    path("measures/", seeing.measures, name="measures"),
    path("measures/charts/", seeing.charts, name="charts"),
    path("measures/need/", need_views.need, name="need"),
    path("measures/need/lists/", need_views.explore, name="explore"),
    path("measures/load/", loading.load, name="load"),
    path("measures/new/", keeping.new_measure, name="new_measure"),
    path("measures/library/", keeping.library, name="library"),
    path("measures/sources/", pulls.sources, name="sources"),
    path("measures/sources/new/", pulls.new_source, name="new_source"),
    path("measures/sources/<int:source>/", pulls.source, name="source"),
    path("measures/sources/<int:source>/change/", pulls.change_source, name="change_source"),
    path("measures/sources/<int:source>/columns/", pulls.columns_of, name="source_columns"),
    path("measures/sources/<int:source>/switch/", pulls.switch, name="switch_source"),
    path("measures/sources/<int:source>/pull/", pulls.pull, name="pull_source"),
    path("measures/releases/", releases.releases, name="releases"),
    path("measures/releases/new/", releases.new_release, name="new_release"),
    path("measures/releases/<int:release>/", releases.release, name="release"),
    path("measures/releases/<int:release>/table.csv", releases.release_file, name="release_file"),
    path("measures/outcomes/", outcomes.outcomes, name="outcomes"),
    path("measures/outcomes/take-over/", outcomes.take_over, name="take_over"),
    path("measures/outcomes/new/", outcomes.new_instrument, name="new_instrument"),
    path("measures/outcomes/of/<slug:instrument>/", outcomes.instrument, name="instrument"),
    path("measures/outcomes/of/<slug:instrument>/bring/", outcomes.bring, name="bring_outcomes"),
    path("measures/outcomes/of/<slug:instrument>/change/", outcomes.change_instrument, name="change_instrument"),
    path("measures/outcomes/of/<slug:instrument>/chart.<slug:form>", outcomes.chart, name="outcome_chart"),
    path("measures/impact/", impact.impacts, name="impacts"),
    path("measures/impact/<int:action>/<slug:measure>/", impact.impact, name="impact"),
    path("measures/impact/<int:action>/<slug:measure>/predict/", impact.new_prediction, name="new_prediction"),
    *(
        path(
            f"measures/impact/<int:action>/<slug:measure>/{file}",
            impact.impact_file,
            {"kind": kind},
            f"impact_{kind}",
        )
        for kind, file in (("svg", "chart.svg"), ("png", "chart.png"), ("csv", "figures.csv"))
    ),
    path("measures/of/<slug:measure>/", seeing.measure, name="measure"),
    path("measures/of/<slug:measure>/figures.csv", seeing.figures, name="figures"),
    path("measures/of/<slug:measure>/standardised/", standardising.standardised, name="standardised"),
    path("measures/of/<slug:measure>/areas/", seeing.areas, name="areas"),
    path("measures/of/<slug:measure>/chart.<slug:form>", seeing.drawing, name="drawing"),
    path("measures/of/<slug:measure>/change/", keeping.change_measure, name="change_measure"),
    path("measures/of/<slug:measure>/targets/new/", keeping.new_target, name="new_target"),
    path("measures/of/<slug:measure>/breaks/new/", keeping.new_break, name="new_break"),
    path("measures/of/<slug:measure>/links/new/", keeping.new_link, name="new_link"),
    path("measures/of/<slug:measure>/links/<int:link>/remove/", keeping.unlink, name="unlink"),
    path("measures/of/<slug:measure>/approve/", keeping.approve, name="approve"),
    path("measures/of/<slug:measure>/approved/<int:approved>/open/", keeping.reopen, name="reopen"),
]
