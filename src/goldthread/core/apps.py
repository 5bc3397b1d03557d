from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "goldthread.core"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from goldthread.core import navigation
        from goldthread.core.natural_order import teach_sqlite
        from goldthread.core.sqlite_days import teach_days

        connection_created.connect(teach_sqlite)
        connection_created.connect(teach_days)
        navigation.register("Accessibility", "core:accessibility", order=10, place="footer", of_partnership=False)
        navigation.register("Privacy and cookies", "core:privacy", order=20, place="footer", of_partnership=False)
