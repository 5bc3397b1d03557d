"""Every address of the house; each room names its own."""

from django.urls import include, path

from goldthread.delivery.messages.views import feed
from goldthread.delivery.views.linked import linked_update

handler400 = "goldthread.core.views.bad_request"
handler403 = "goldthread.core.views.not_allowed"
handler404 = "goldthread.core.views.not_found"
handler429 = "goldthread.core.views.too_many"
handler500 = "goldthread.core.views.server_error"

urlpatterns = [
    path("", include("goldthread.core.urls")),
    path("accounts/", include("goldthread.partnership.sign_in.urls")),
    path("api/v1/", include("goldthread.api.urls")),
    path("national/", include("goldthread.publishing.national_urls")),
    path("say/<str:token>/", linked_update, name="linked_update"),
    path("feeds/<slug:secret>/<slug:kind>.ics", feed, name="feed"),
    path("", include("goldthread.partnership.urls")),
    path("<slug:partnership>/", include("goldthread.plans.urls")),
    path("<slug:partnership>/", include("goldthread.measures.urls")),
    path("<slug:partnership>/", include("goldthread.delivery.urls")),
    path("<slug:partnership>/", include("goldthread.publishing.urls")),
]
