from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "goldthread.api"
