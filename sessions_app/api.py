"""The edge for programs: actions in, boards and journals out.

Coroutines all the way to the lanes: a tap hops to one thread and back, once.
"""

import asyncio
import gzip
import logging
import math
import re
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from .actions.refusals import Refused
from .actions.registry import ACTIONS, Action
from .addresses import client_address
from .board import journal
from .board.hub import read_lane
from .board.hubs import hubs
from .board.lanes import Busy, writing
from .board.limits import facilitator_actions, guesses, participant_actions
from .board.past import pasts
from .identity import (
    Claim,
    bearer_in,
    claim_in,
    cookie_name,
    is_in,
    language_of,
    read_person_token,
    set_cookie,
)
from .languages import wished_language
from .metrics import ACTION_SECONDS, REFUSALS
from .photos.arriving import arrived
from .photos.development import TOO_LARGE
from .photos.taken import Taken

logger = logging.getLogger(__name__)

PROBLEM = "application/problem+json"
MOST_BODY = 64 * 1024
MOST_BODY_WITH_PHOTO = 6 * 1024 * 1024
KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
JOURNAL_LIMIT = 500
A_MOMENT = 1.0  # seconds
NOT_REFUSED_GZIP = re.compile(r"(\bgzip\b|\*)(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)

View = Callable[..., Coroutine[Any, Any, HttpResponse]]

# People last seen here as facilitators: their next action goes first, and may come faster. Only a
# matter of order and pace; what they may do is looked up each time.
_known_facilitators: set[int] = set()


def known_facilitator(pk: int, facilitating: bool = True) -> None:
    (_known_facilitators.add if facilitating else _known_facilitators.discard)(pk)


def answers_problems(view: View) -> View:
    """Refusals become problem+json, in the asker's language; so does a database out of reach."""

    @wraps(view)
    async def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return await view(request, *args, **kwargs)
        except Refused as error:
            refused = error
        except (Busy, DatabaseError) as error:
            logger.warning("%s: %r", request.path, error)
            refused = Refused("unavailable", retry_after=2)
        REFUSALS.labels(refused.code).inc()
        with translation.override(await askers_language(request, kwargs.get("code", ""))):
            return problem(refused.status, refused.problem(), refused.extra.get("retry_after"))

    return csrf_exempt(wrapped)


async def askers_language(request: HttpRequest, code: str) -> str:
    """The person's own; else their browser's, their event's, this site's."""
    own = of_event = ""
    if claim := claim_in(request, code):
        with suppress(Busy, DatabaseError):
            own, of_event = await read_lane(language_of, claim)
    return own or wished_language(request) or of_event or settings.LANGUAGE_CODE


def only_read(view: View) -> View:
    """For addresses where nothing can be changed."""

    @wraps(view)
    async def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            raise Refused("method_not_allowed", _("This can only be read."), allow="GET, HEAD")
        return await view(request, *args, **kwargs)

    return wrapped


def problem(status: int, body: dict[str, Any], retry_after: float | None = None) -> HttpResponse:
    response = HttpResponse(orjson.dumps(body), status=status, content_type=PROBLEM)
    response["Cache-Control"] = "no-store"
    if retry_after is not None:
        response["Retry-After"] = str(math.ceil(retry_after))
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        response["Allow"] = body.get("allow", "POST")
    return response


def slow_down(seconds: float) -> Refused:
    return Refused("slow_down", retry_after=math.ceil(seconds) or 1)


@answers_problems
async def perform(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """POST /e/CODE/do/ACTION: who is asking, which action, then the journal."""
    if request.method != "POST":
        raise Refused("method_not_allowed")
    action = ACTIONS.get(name)
    if action is None or not action.public:
        raise Refused("not_found")
    with ACTION_SECONDS.labels(name).time():
        return await _perform(request, code.upper(), action)


async def _perform(request: HttpRequest, code: str, action: Action) -> HttpResponse:
    await check_guess(request, code)
    claim = None if action.joins else claim_of(request, code)
    given = body_of(request, action)
    key = key_of(request)
    check_flood(claim)
    if claim is not None and isinstance(given.get("photo"), str) and "photo" in action.fields:
        given["photo"] = await arrived(code, claim, given["photo"])
    outcome = await in_turn(
        lambda: journal.record(
            code, action, given, claim=claim, key=key, language=wished_language(request)
        ),
        urgent=claim is not None and claim.pk in _known_facilitators,
        together=code,
        photo=given.get("photo"),
    )
    guesses.note(client_address(request), code, right=outcome.code_known)
    if claim is not None:
        known_facilitator(claim.pk, outcome.facilitating)
    if outcome.refused:
        REFUSALS.labels(outcome.body["code"]).inc()
        return problem(outcome.status, outcome.body)
    response = HttpResponse(orjson.dumps(outcome.body), content_type="application/json")
    response["Cache-Control"] = "no-store"
    if action.tells_token:
        set_cookie(response, request, code, outcome.body["result"]["token"])
        if claim is not None:
            # In a moment: the page that asked has its new cookie first.
            loop = asyncio.get_running_loop()
            loop.call_later(A_MOMENT, hubs().signed_out, claim.pk)
    return response


async def in_turn(
    job: Callable[[], journal.Outcome], *, urgent: bool, together: str, photo: Any
) -> journal.Outcome:
    """Run it on the writing lane; a photo no entry came to tell of is deleted. Raises Busy."""
    try:
        done = writing().submit(job, urgent=urgent, together=together)
    except Busy:
        if isinstance(photo, Taken):
            photo.let_go()
        raise
    if isinstance(photo, Taken):
        done.add_done_callback(photo.settle)
    return await asyncio.wrap_future(done)


async def check_guess(request: HttpRequest, code: str) -> None:
    wait = guesses.blocked(client_address(request), code)
    if wait and not await read_lane(is_in, claim_in(request, code), code):
        raise slow_down(wait)


def check_flood(claim: Claim | None) -> None:
    if claim is None:
        return
    buckets = facilitator_actions if claim.pk in _known_facilitators else participant_actions
    if wait := buckets.wait(claim.pk):
        raise slow_down(wait)
    buckets.take(claim.pk)


def claim_of(request: HttpRequest, code: str) -> Claim | None:
    """Who asks: a bearer token, or the cookie together with Django's CSRF token."""
    token = bearer_in(request.headers.get("Authorization", ""))
    if token is not None:
        return read_person_token(token)
    claim = read_person_token(request.COOKIES.get(cookie_name(code)))
    if claim is not None and request.content_type != "application/json":
        raise Refused("not_json")  # the check below would read another site's form
    if claim is not None and not csrf_passes(request):
        too_old = _("This page is too old. Load it again, then try once more.")
        raise Refused("not_allowed", too_old)
    return claim


def csrf_passes(request: HttpRequest) -> bool:
    """Django's own check, run here because the hot path meets no thread-hopping middleware."""
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, _checked, (), {}) is None


def _checked(request: HttpRequest) -> HttpResponse:
    """A stand-in view for CsrfViewMiddleware: one that is not exempt."""
    return HttpResponse()


def body_of(request: HttpRequest, action: Action) -> dict[str, Any]:
    """The JSON object sent. Raises Refused: not_json, too_large, invalid."""
    if request.content_type != "application/json":
        raise Refused("not_json")
    most, too_large = MOST_BODY, Refused("too_large")
    if "photo" in action.fields:  # nothing else here could be as long
        most = MOST_BODY_WITH_PHOTO
        too_large = Refused("too_large", TOO_LARGE, errors={"photo": [TOO_LARGE]})
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > most:
        raise too_large
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise too_large from error
    if len(body) > most:
        raise too_large
    try:
        given = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        given = None
    if not isinstance(given, dict):
        raise Refused("invalid", _("Send a JSON object."))
    return given


def key_of(request: HttpRequest) -> str:
    key = request.headers.get("Idempotency-Key", "")
    if key and not KEY.fullmatch(key):
        raise Refused("invalid", _("An Idempotency-Key is up to 64 of A-Z a-z 0-9 _ and -."))
    return key


async def found_event(request: HttpRequest, code: str) -> tuple[int, int]:
    """The event's id and head seq. Raises Refused: not_found, slow_down."""
    code = code.upper()
    await check_guess(request, code)
    found = await read_lane(_id_and_seq, code)
    guesses.note(client_address(request), code, right=found is not None)
    if found is None:
        raise Refused("not_found")
    return found


def _id_and_seq(code: str) -> tuple[int, int] | None:
    from .models import Event

    return Event.objects.filter(code=code).values_list("pk", "seq").first()


@answers_problems
@only_read
async def board(request: HttpRequest, code: str) -> HttpResponse:
    """GET board.json: all that is public, gzip, with the seq as ETag."""
    event_id, seq = await found_event(request, code)
    if has_already(request, seq):
        return unless_known(request, b"", seq)
    built = await hubs().board(event_id, seq)
    return unless_known(request, built.packed, built.seq)


def unless_known(request: HttpRequest, packed: bytes, tag: int | str) -> HttpResponse:
    """The packed JSON with its ETag, or 304 where the asker has it already."""
    known = has_already(request, tag)
    response = HttpResponse(status=304) if known else gzipped(request, packed)
    response["ETag"] = f'"{tag}"'
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Accept-Encoding"
    return response


def has_already(request: HttpRequest, tag: int | str) -> bool:
    """If-None-Match: a list of tags, perhaps weak ones, or * for any."""
    known = request.headers.get("If-None-Match", "").split(",")
    return any(each.strip().removeprefix("W/") in (f'"{tag}"', "*") for each in known)


def gzipped(request: HttpRequest, packed: bytes) -> HttpResponse:
    if NOT_REFUSED_GZIP.search(request.headers.get("Accept-Encoding", "")):
        response = HttpResponse(packed, content_type="application/json")
        response["Content-Encoding"] = "gzip"
        return response
    return HttpResponse(gzip.decompress(packed), content_type="application/json")


@answers_problems
@only_read
async def journal_entries(request: HttpRequest, code: str) -> HttpResponse:
    """GET journal.json?after=N&limit=500: entries in order, as the socket pushes them."""
    event_id, _seq = await found_event(request, code)
    after = whole_number(request, "after", 0, 2**62)
    limit = whole_number(request, "limit", JOURNAL_LIMIT, JOURNAL_LIMIT)
    lines = await read_lane(journal.read, event_id, after, limit)
    body = '{"entries":[' + ",".join(line.text for line in lines) + "]}"
    response = HttpResponse(body, content_type="application/json")
    response["Cache-Control"] = "no-store"
    return response


@answers_problems
@only_read
async def story(request: HttpRequest, code: str) -> HttpResponse:
    """GET replay/entries.json: the whole journal at once, gzip, for the time-lapse."""
    event_id, seq = await found_event(request, code)
    found = await read_lane(pasts.of(event_id).story, seq)
    return unless_known(request, found.packed, found.tag)


def whole_number(request: HttpRequest, name: str, default: int, most: int) -> int:
    value = request.GET.get(name, "")
    if not value:
        return default
    if not value.isdecimal() or len(value) > 18:
        raise Refused("invalid", errors={name: [_("Enter a whole number.")]})
    return min(int(value), most)
