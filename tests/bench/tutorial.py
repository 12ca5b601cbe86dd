"""The Channels tutorial's way, as a measure: each socket joins a group, and a message is sent to
the group. Served by Daphne on the in-process layer: `daphne tests.bench.tutorial:application`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")

from channels.generic.websocket import AsyncWebsocketConsumer
from channels.layers import get_channel_layer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

GROUP = "wall"


class WallConsumer(AsyncWebsocketConsumer):
    async def connect(self) -> None:
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()

    async def disconnect(self, close_code: int) -> None:
        await self.channel_layer.group_discard(GROUP, self.channel_name)

    async def wall_change(self, event: dict[str, str]) -> None:
        await self.send(text_data=event["text"])


@csrf_exempt
async def say(request: HttpRequest) -> HttpResponse:
    message = {"type": "wall.change", "text": request.body.decode()}
    await get_channel_layer().group_send(GROUP, message)
    return HttpResponse(b"{}", content_type="application/json")


urlpatterns = [path("say", say)]
application = ProtocolTypeRouter(
    {
        "http": get_asgi_application(),
        "websocket": URLRouter([re_path(r"^ws/$", WallConsumer.as_asgi())]),
    }
)
