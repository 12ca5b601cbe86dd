from django.apps import AppConfig


class SessionsAppConfig(AppConfig):
    name = "sessions_app"
    verbose_name = "Openspace"

    def ready(self) -> None:
        from . import actions, exports  # noqa: F401  (they fill their registries)
