from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldthread.measures"

    def ready(self) -> None:
        from goldthread.core import navigation
        from goldthread.core.presenters import say
        from goldthread.measures.history_words import HISTORY_WORDS
        from goldthread.measures.outcomes import registry

        navigation.register("Measures", "measures:measures", order=35)
        say(**HISTORY_WORDS)
        registry.register()
