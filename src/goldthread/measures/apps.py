from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldthread.measures"

    def ready(self) -> None:
        from goldthread.core.presenters import say
        from goldthread.measures.history_words import HISTORY_WORDS

        say(**HISTORY_WORDS)
