from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "goldthread.publishing"
