from django.apps import AppConfig

from goldthread.core import navigation


class PublishingConfig(AppConfig):
    name = "goldthread.publishing"

    def ready(self) -> None:
        """Its ways in stand on every page."""
        navigation.register("Board", "publishing:board", order=60)
        navigation.register("Reports", "publishing:reports", order=70)
