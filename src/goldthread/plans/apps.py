from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "goldthread.plans"

    def ready(self) -> None:
        from goldthread.plans import searching  # noqa: F401 - registers what is found
