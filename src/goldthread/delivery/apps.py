from django.apps import AppConfig

GOVERNANCE = tuple(
    f"delivery:{name}" for name in ("boards", "decisions", "escalations", "risks", "returns", "messages")
)


class DeliveryConfig(AppConfig):
    name = "goldthread.delivery"

    def ready(self) -> None:
        from goldthread.core import navigation
        from goldthread.core.presenters import say
        from goldthread.delivery import linked_measures, measured, registries, searching, writes  # noqa: F401 - register what is found and received
        from goldthread.delivery.history_words import HISTORY_WORDS
        from goldthread.delivery.reads import beside, under_way
        from goldthread.measures.impact.registry import reports_work
        from goldthread.partnership import figures

        navigation.register("My work", "delivery:my_work", order=10)
        navigation.register(
            "Actions", "delivery:actions", order=20, covers=("delivery:saved_lists", "delivery:batches")
        )
        navigation.register("Recommendations", "delivery:recommendations", order=30)
        navigation.register("Calendar", "delivery:calendar", order=40)
        navigation.register("Governance", "delivery:meetings", order=50, covers=GOVERNANCE)
        navigation.register("Search", "delivery:search", order=90)
        measured.register()
        registries.gives_reasons(linked_measures.reasons_of_measures)
        reports_work(under_way.under_way_since)
        figures.register(beside.LABELS, beside.beside_partnerships)
        say(
            update__recorded="said how it is going",
            update__by_link="said how it is going",
            update__help_asked="asked for help",
            link__made="made a link for an e-mail",
            link__revoked="took a link back",
            evidence__shown="added evidence",
            evidence__taken_away="took evidence away",
            evidence__checked="checked evidence that somebody else brought",
            update__corrected="corrected an update",
            update__printed="took over what the paper says",
            action__stands="changed how the action stands",
            assessment__explained="said why stated and assessed differ",
            thresholds__settled="settled how strictly actions are judged",
            cadence__set="changed how often updates are owed",
        )
        say(**HISTORY_WORDS)
