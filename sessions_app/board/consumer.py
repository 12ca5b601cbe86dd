"""The socket. The server only pushes; all a client says is how far it has seen."""

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson
from channels.consumer import AsyncConsumer, get_handler_name
from channels.exceptions import StopConsumer
from django.conf import settings
from django.http.cookie import parse_cookie
from django.http.request import validate_host

from ..addresses import nearest
from ..identity import Claim, bearer_in, cookie_name, is_in, read_person_token
from ..models import Event, Person
from ..models.event import CODE_LENGTH
from .hub import NOT_IN, Hub, Socket, read_lane
from .hubs import hubs
from .limits import guesses
from .ready import ready_writer

MOST_SAID = 200  # characters; {"seen": N} is all there is to say
SAID_PER_SECOND = 5
SAID_AT_ONCE = 100
# Close code for a client that does not keep to the protocol; an application may not use 1008.
POLICY = 4400


class BoardConsumer(AsyncConsumer):
    # The hub is the only fan-out, so a socket joins no layer: half the work of a connection.
    channel_layer_alias = "none"

    hub: Hub | None = None
    socket: Socket | None = None
    said = 0.0
    said_at = 0.0

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Channels would hop to a thread at each message, for connections nobody uses here."""
        await getattr(self, get_handler_name(message))(message)

    async def websocket_connect(self, message: dict[str, Any]) -> None:
        headers = {name: value.decode("latin-1") for name, value in self.scope["headers"]}
        event_id = await self._event_id(headers) if origin_allowed(headers) else None
        if event_id is None:
            await self.base_send({"type": "websocket.close", "code": POLICY})
            raise StopConsumer
        query = parse_qs(self.scope["query_string"].decode("latin-1"))
        # A screen that looks on is nobody, whoever plugged it in.
        screen = query.get("screen") == ["1"]
        claim = None if screen else self._claim(headers)
        person = await read_lane(person_id_of, event_id, claim) if claim else None
        if claim and person is None:
            await self.base_send({"type": "websocket.accept"})  # or no page could read the code
            await self.base_send({"type": "websocket.close", "code": NOT_IN})
            raise StopConsumer
        after = query.get("after", ["0"])[0]
        self.hub = await hubs().of(event_id)
        self.socket = Socket(
            self.base_send,
            int(after) if after.isdecimal() and len(after) < 16 else 0,
            person,
            screen=screen,
        )
        await self.base_send({"type": "websocket.accept"})
        self.socket.ready = ready_writer(self.base_send)
        await self.hub.welcome(self.socket)
        await self.hub.write(self.socket, hubs().pulse(self.hub))

    async def websocket_receive(self, message: dict[str, Any]) -> None:
        if self.socket is None or self.hub is None:
            return
        now = time.monotonic()
        self.said = max(0.0, self.said - (now - self.said_at) * SAID_PER_SECOND) + 1
        self.said_at = now
        said = message.get("text") or message.get("bytes") or ""
        if len(said) > MOST_SAID or self.said > SAID_AT_ONCE:
            self.hub.sockets.discard(self.socket)
            self.socket = None
            await self.base_send({"type": "websocket.close", "code": POLICY})
            return
        try:
            seen = orjson.loads(said)["seen"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            return
        if isinstance(seen, int):
            self.socket.seen_at = now
            self.socket.unseen = 0

    async def websocket_disconnect(self, message: dict[str, Any]) -> None:
        if self.hub and self.socket:
            self.hub.sockets.discard(self.socket)
        raise StopConsumer

    async def _event_id(self, headers: dict[bytes, str]) -> int | None:
        code = self.scope["url_route"]["kwargs"]["code"].upper()
        peer = (self.scope.get("client") or ("",))[0]
        address = nearest(peer, headers.get(b"x-forwarded-for", ""))
        if len(code) != CODE_LENGTH:
            return None
        claim = self._claim(headers)
        if guesses.blocked(address, code) and not await read_lane(is_in, claim, code):
            return None
        found: int | None = await read_lane(event_id_of, code)
        guesses.note(address, code, right=found is not None)
        return found

    def _claim(self, headers: dict[bytes, str]) -> Claim | None:
        """Who this says it is: people are counted once, and let go when they leave."""
        token = bearer_in(headers.get(b"authorization", ""))
        if token is None:
            cookies = parse_cookie(headers.get(b"cookie", ""))
            token = cookies.get(cookie_name(self.scope["url_route"]["kwargs"]["code"]))
        return read_person_token(token)


def event_id_of(code: str) -> int | None:
    return Event.objects.filter(code=code).values_list("pk", flat=True).first()


def person_id_of(event_id: int, claim: Claim) -> int | None:
    """The person, if still in with this token."""
    people = Person.objects.filter(
        event=event_id, pk=claim.pk, nonce=claim.nonce, removed=False, forgotten=False
    )
    return people.values_list("pk", flat=True).first()


def origin_allowed(headers: dict[bytes, str]) -> bool:
    """A browser names the page's origin: it must be this server. Scripts name none.

    As with forms (CSRF_TRUSTED_ORIGINS), a proxy that passes another Host still serves the pages
    of our own names over TLS; what else listens on this machine is another site.
    """
    given = headers.get(b"origin")
    if given is None:
        return True
    try:
        origin, port = urlsplit(given), urlsplit(given).port
    except ValueError:
        return False
    if origin.scheme not in ("http", "https") or not origin.netloc:
        return False
    if origin.netloc == headers.get(b"host"):
        return True
    ours = [host for host in settings.ALLOWED_HOSTS if host != "*"]
    return origin.scheme == "https" and port is None and validate_host(origin.hostname or "", ours)
