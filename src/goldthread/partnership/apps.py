from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "goldthread.partnership"

    def ready(self) -> None:
        from goldthread.partnership.sign_in import second_factor  # noqa: F401 - its gate registers itself
