from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "goldthread.delivery"

    def ready(self) -> None:
        from goldthread.core.presenters import say
        from goldthread.delivery import searching, writes  # noqa: F401 - register what is found and received

        say(
            update__recorded="said how it is going",
            update__corrected="corrected an update",
            update__printed="took over what the paper says",
            action__stands="changed how the action stands",
        )
