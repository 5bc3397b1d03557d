from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "goldthread.partnership"
