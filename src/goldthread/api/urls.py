"""Addresses of the room."""

from goldthread.api.v1 import urls

urlpatterns = urls()
