"""Every address of the house; each room names its own."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("goldthread.partnership.urls")),
    path("<slug:partnership>/", include("goldthread.plans.urls")),
    path("<slug:partnership>/", include("goldthread.delivery.urls")),
    path("<slug:partnership>/", include("goldthread.publishing.urls")),
]
