"""Tokens: who is asking, with no account and no password hash on the way in.

A token names a row and its nonce, signed with the server's key, so that it is checked without a
look-up and a leaked database alone opens nothing. The same token is the person's cookie, the
bearer token of a script. Links have secrets of their own, signed for their one purpose.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import Event, Person
from .models.one_row import one_row

COOKIE_AGE = 60 * 60 * 24 * 400  # browsers keep no cookie longer


class Claim(NamedTuple):
    """What a token says: the row it names and the nonce that row must still have."""

    pk: int
    nonce: str


def _sign(purpose: str, pk: int, nonce: str) -> str:
    return Signer(salt=f"openspace.{purpose}", sep=".").sign(f"{pk}.{nonce}")


def _read(purpose: str, token: str) -> Claim | None:
    try:
        value = Signer(salt=f"openspace.{purpose}", sep=".").unsign(token)
        pk, _, nonce = value.partition(".")
        return Claim(int(pk), nonce)
    except (BadSignature, ValueError):
        return None


def person_token(person: Person) -> str:
    return _sign("person", person.pk, person.nonce)


def read_person_token(token: str | None) -> Claim | None:
    """None for anything not signed by this server."""
    return _read("person", token) if token else None


def feed_secret(person: Person) -> str:
    """Opens the calendar of a person's own plan and nothing else: calendars keep no secrets."""
    return _sign("feed", person.pk, _feed_mark(person))


def read_feed_secret(secret: str) -> Claim | None:
    return _read("feed", secret)


def person_of_feed(claim: Claim) -> Person | None:
    """Whose plan it is, while they are here and want it told under this address."""
    return _marked(claim, lambda person: _feed_mark(person) if person.feed else "")


def link_secret(person: Person) -> str:
    """Lets one other device in as this person, once."""
    return _sign("link", person.pk, _link_mark(person))


def read_link_secret(secret: str) -> Claim | None:
    return _read("link", secret)


def person_of_link(claim: Claim) -> Person | None:
    """Whom a personal link makes of a device, while it is neither used nor ended."""
    return _marked(claim, lambda person: _link_mark(person) if person.link else "")


def _marked(claim: Claim, mark: Callable[[Person], str]) -> Person | None:
    person = Person.objects.filter(pk=claim.pk).select_related("event").first()
    if person is None or person.gone or not (wanted := mark(person)):
        return None
    return person if constant_time_compare(wanted, claim.nonce) else None


# They end with the person's nonce, or with their own; neither is told.


def _feed_mark(person: Person) -> str:
    return salted_hmac("openspace.feed", f"{person.nonce}.{person.feed}").hexdigest()[:24]


def _link_mark(person: Person) -> str:
    return salted_hmac("openspace.link", f"{person.nonce}.{person.link}").hexdigest()[:24]


def facilitator_secret(event: Event) -> str:
    return _sign("facilitate", event.pk, event.nonce)


def read_facilitator_secret(secret: str) -> Claim | None:
    return _read("facilitate", secret)


def cookie_name(code: str) -> str:
    """One cookie per event: the same phone can be somebody at several meetings."""
    return f"openspace_{code.upper()}"


def set_cookie(response: HttpResponse, request: HttpRequest, code: str, token: str) -> None:
    response.set_cookie(
        cookie_name(code),
        token,
        max_age=COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def person_of(claim: Claim | None, event: Event) -> Person | None:
    """The person a token names, if still of this event and not removed or forgotten."""
    person = whoever(claim, event)
    return None if person is None or person.gone else person


def whoever(claim: Claim | None, event: Event) -> Person | None:
    """The person of this event a token names, perhaps one who has gone."""
    if claim is None:
        return None
    return one_row(Person, id=claim.pk, event_id=event.pk, nonce=claim.nonce)


def bearer_in(authorization: str) -> str | None:
    """The token of an Authorization header, or None where it has no bearer token."""
    scheme, _blank, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def claim_in(request: HttpRequest, code: str) -> Claim | None:
    """By a script's bearer token, or the cookie."""
    token = bearer_in(request.headers.get("Authorization", ""))
    if token is None:
        token = request.COOKIES.get(cookie_name(code))
    return read_person_token(token)


def person_of_request(request: HttpRequest, event: Event) -> Person | None:
    return person_of(claim_in(request, event.code), event)


def is_in(claim: Claim | None, code: str) -> bool:
    """Whether a token names somebody of the event with this code: then the code is no guess."""
    if claim is None:
        return False
    people = Person.objects.filter(pk=claim.pk, nonce=claim.nonce, event__code=code)
    return people.exists()


def language_of(claim: Claim) -> tuple[str, str]:
    """The language the person a token names has chosen, perhaps none, and their event's."""
    people = Person.objects.filter(pk=claim.pk, nonce=claim.nonce)
    found: tuple[str, str] | None = people.values_list("language", "event__language").first()
    return found or ("", "")
