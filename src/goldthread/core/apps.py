from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "goldthread.core"

    def ready(self) -> None:
        from goldthread.core import navigation

        navigation.register("Accessibility", "core:accessibility", order=10, place="footer", of_partnership=False)
        navigation.register("Privacy and cookies", "core:privacy", order=20, place="footer", of_partnership=False)
