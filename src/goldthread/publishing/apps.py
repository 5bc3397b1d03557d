from django.apps import AppConfig

from goldthread.core import navigation


class PublishingConfig(AppConfig):
    name = "goldthread.publishing"

    def ready(self) -> None:
        """Its ways in stand on every page, and its events have words."""
        from goldthread.core.presenters import say
        from goldthread.publishing import presenters_of_sheets  # noqa: F401 - registers how events read
        from goldthread.publishing.needs.history_words import HISTORY_WORDS as OF_NEEDS
        from goldthread.publishing.returns.history_words import HISTORY_WORDS as OF_RETURNS

        say(**OF_RETURNS, **OF_NEEDS)
        navigation.register("Board", "publishing:board", order=60)
        navigation.register("Reports", "publishing:reports", order=70)
