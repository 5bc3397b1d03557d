from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "goldthread.plans"

    def ready(self) -> None:
        from goldthread.core import navigation
        from goldthread.plans import searching  # noqa: F401 - registers what is found
        from goldthread.plans.presenters import wording  # noqa: F401 - registers how events read

        navigation.register("Papers", "plans:papers", order=80)
