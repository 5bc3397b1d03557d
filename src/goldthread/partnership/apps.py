from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "goldthread.partnership"

    def ready(self) -> None:
        from goldthread.core import navigation
        from goldthread.partnership import finding, policies, presenters  # noqa: F401 - they register themselves
        from goldthread.partnership.sign_in import second_factor  # noqa: F401 - its gate registers itself

        under = tuple(f"partnership:{name}" for name in ("bodies", "groups", "posts", "keys", "settings", "history"))
        navigation.register("People", "partnership:people", order=70, shown_to=policies.can_see_people, covers=under)
