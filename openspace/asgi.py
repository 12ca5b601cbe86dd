"""The ASGI application: static files, pages and actions over HTTP, the wall over a socket."""

import os
from typing import Any

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openspace.settings")
django_app = get_asgi_application()

from django.conf import settings  # noqa: E402
from django.urls import re_path  # noqa: E402
from servestatic import ServeStaticASGI  # noqa: E402

from openspace.handler import LeanHandler  # noqa: E402
from openspace.request_ids import with_request_ids  # noqa: E402
from openspace.safe_headers import with_safe_headers  # noqa: E402
from openspace.static_files import slim_headers  # noqa: E402
from sessions_app.board.consumer import BoardConsumer  # noqa: E402

lean_app = LeanHandler()


async def pages(scope: Any, receive: Any, send: Any) -> None:
    """Sessions and accounts want all of Django; nothing else does."""
    app = django_app if scope["path"].startswith(settings.ORGANISER_PATHS) else lean_app
    await app(scope, receive, send)


settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)

application = ProtocolTypeRouter(
    {
        "http": with_safe_headers(
            ServeStaticASGI(
                with_request_ids(pages),
                root=settings.STATIC_ROOT,
                prefix=settings.STATIC_URL,
                # Hashed names never change their content.
                immutable_file_test=r"\.[0-9a-f]{12}\.",
                allow_all_origins=False,
                add_headers_function=slim_headers,
            )
        ),
        "websocket": with_request_ids(
            URLRouter([re_path(r"^ws/e/(?P<code>\w+)/$", BoardConsumer.as_asgi())])
        ),
    }
)
