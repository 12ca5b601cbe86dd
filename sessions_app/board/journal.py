"""The journal: every change of an event in order, and the only way to make one.

`record` is where an action becomes a line of it; `read` is what sockets, returning phones and the
time-lapse read. The database is the truth; everything else is told that there is news.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from django.db import transaction
from django.utils import translation
from django.utils.crypto import salted_hmac

from ..actions.refusals import Refused
from ..actions.registry import Action
from ..identity import Claim, person_token, whoever
from ..models import Event, Person
from ..models.one_row import one_row
from . import bell, statements
from .change import Change
from .rows import iso
from .veil import Veil


class Outcome(NamedTuple):
    """The answer to one request: an HTTP status and its JSON body.

    The rest is for the edge's own book-keeping: whether the code was right, and whether a
    facilitator asked.
    """

    status: int
    body: dict[str, Any]
    code_known: bool = True
    facilitating: bool = False

    @property
    def refused(self) -> bool:
        return self.status != 200


class Line(NamedTuple):
    """One entry as the outside sees it: `text` is its JSON."""

    seq: int
    action: str
    text: str


def record(
    code: str,
    action: Action,
    given: Mapping[str, Any],
    *,
    claim: Claim | None = None,
    key: str = "",
    language: str = "",
) -> Outcome:
    """Run one action in one transaction and append its entry.

    The event's row is locked first, so rules cannot race and seq order is commit order. A refusal
    is an Outcome too and changes no row; `key` (an Idempotency-Key) makes a repeated request get
    its first answer again. `language` is used where the person has none.
    """
    with transaction.atomic():
        event = one_row(Event, lock=True, code=code)
        if event is None:
            with translation.override(language or None):
                return Outcome(404, Refused("not_found").problem(), code_known=False)
        asking = None if action.joins else whoever(claim, event)
        person = None if asking is None or asking.gone else asking
        facilitating = person is not None and person.is_facilitator
        with translation.override(_language(person, event, given, language)):
            try:
                known = _Key(event, asking, action, given, key, claim)
                if again := known.answer():
                    return again._replace(facilitating=facilitating)
            except Refused as refused:
                return Outcome(refused.status, refused.problem())
            try:
                outcome = Outcome(200, _run(event, person, action, given))
            except Refused as refused:
                transaction.set_rollback(True)
                outcome = Outcome(refused.status, refused.problem())
            else:
                known.keep(outcome)
    if outcome.refused:
        with transaction.atomic():  # after the rollback; failing, it spoils nobody else's
            known.keep(outcome)
    return outcome._replace(facilitating=facilitating)


def record_for(event: Event, actor: Person | None, action: Action, given: Mapping[str, Any]) -> Any:
    """Run an action from inside (a command, a page), as `actor`. Answers its result.

    Raises Refused.
    """
    with transaction.atomic():
        locked = Event.objects.select_for_update().get(pk=event.pk)
        return _run(locked, actor, action, given)["result"]


def _language(person: Person | None, event: Event, given: Mapping[str, Any], language: str) -> str:
    if person is not None:
        return person.language or language or event.language
    wanted = given.get("language")
    return wanted if wanted in ("da", "en") else language or event.language


class _Key:
    """An Idempotency-Key, for one person of one event: its first answer is kept for ever.

    Someone just joining has no id yet: their key counts together with what they typed, so that
    two people whose clients choose the same key are still two people. Who was answered a new token
    may have lost that answer, and has only the old one to ask again with: their key counts together
    with that. Someone who has gone hears what they were told before, such as that they are
    forgotten, and nothing new is kept.
    """

    def __init__(
        self,
        event: Event,
        person: Person | None,
        action: Action,
        given: Mapping[str, Any],
        key: str,
        claim: Claim | None,
    ) -> None:
        self.may_keep = action.joins or (person is not None and not person.gone)
        self.wanted = bool(key) and (person is not None or action.tells_token)
        self.tells_token = action.tells_token
        self.event = event
        self.person = person.pk if person else 0
        self.key = key
        if not self.wanted:
            return
        # Signed, so that nobody who reads the table can try names until one fits.
        if action.joins:
            self.key = f"{key} {_signed(_as_typed(given))}"
        elif action.tells_token and claim is not None:
            self.person, self.key = claim.pk, f"{key} {_signed(claim.nonce.encode())}"

    def answer(self) -> Outcome | None:
        if not self.wanted:
            return None
        kept = statements.kept_answer(self.event.pk, self.person, self.key)
        if kept is None:
            return None
        status, text = kept
        body = orjson.loads(text)
        if self.tells_token and status == 200:
            body["result"] = _told_again(**body["result"])
        return Outcome(status, body)

    def keep(self, outcome: Outcome) -> None:
        if not self.wanted or not self.may_keep:
            return
        body = outcome.body
        if self.tells_token and not outcome.refused:
            # The token is made anew when asked again, so that none lies in the database.
            pk, token = body["result"]["id"], body["result"]["token"]
            body = body | {"result": {"id": pk, "mark": _signed(token.encode())}}
        statements.keep_answer(
            self.event.pk, self.person, self.key, outcome.status, orjson.dumps(body).decode()
        )


def _told_again(id: int, mark: str = "") -> dict[str, Any]:
    """The token answered before; none any more for who has gone or signed their devices out."""
    joined = Person.objects.filter(pk=id).first()
    token = person_token(joined) if joined else ""
    if joined is None or joined.gone or (mark and mark != _signed(token.encode())):
        raise Refused("not_joined")
    return {"id": id, "token": token}


def _signed(said: bytes) -> str:
    return salted_hmac("openspace.join", said, algorithm="sha256").hexdigest()[:40]


def _as_typed(given: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(dict(given), option=orjson.OPT_SORT_KEYS)
    except TypeError as error:  # nested deeper than anybody types
        raise Refused("invalid") from error


def _run(
    event: Event, person: Person | None, action: Action, given: Mapping[str, Any]
) -> dict[str, Any]:
    change = Change(event, person)
    result = action.run(change, given)
    put, drop = change.put_and_drop()
    if put or drop:
        append(change, action.name, put, drop, secret=action.secret)
    elif change.event_fields:
        event.save(update_fields=change.event_fields)
    return {"seq": event.seq, "result": result}


def append(
    change: Change,
    name: str,
    put: Mapping[str, Any],
    drop: Mapping[str, list[int]],
    *,
    secret: bool = False,
) -> None:
    """Write the entry, move the event's head, and ring when it is committed."""
    event = change.event
    event.seq += 1
    public = {
        "seq": event.seq,
        "at": iso(change.now),
        "actor": change.actor.pk if change.actor and not secret else None,
        "action": name,
        "put": put,
        "drop": drop,
    }
    statements.append_entry(
        event.pk,
        event.seq,
        name,
        orjson.dumps(public).decode(),
        orjson.dumps(change.before()).decode(),
    )
    if change.event_fields:
        event.save(update_fields={"seq", *change.event_fields})
    else:
        statements.move_head(event.pk, event.seq)
    pk, seq = event.pk, event.seq
    transaction.on_commit(lambda: bell.ring(pk, seq))


def head(event_id: int) -> int | None:
    """The seq of the last committed entry; None if the event is gone."""
    return Event.objects.filter(pk=event_id).values_list("seq", flat=True).first()


def heads(event_ids: list[int]) -> dict[int, int]:
    return dict(Event.objects.filter(pk__in=event_ids).values_list("pk", "seq"))


def read(event_id: int, after: int, limit: int) -> list[Line]:
    """Entries after+1… in order, at most `limit`, without what is hidden or forgotten now."""
    lines = [Line(*values) for values in statements.entries_after(event_id, after, limit)]
    if not lines:
        return lines
    # Asked after the lines were read: what is hidden meanwhile is veiled, never the reverse.
    veil = Veil.of(event_id)
    return lines if veil.lifted else [line._replace(text=veil.over(line.text)) for line in lines]
