"""What is hidden, removed or forgotten *now* is gone from the earlier entries too."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from django.db import connection
from django.db.models import Q, Value

from ..models import Comment, Conclusion, Network, Person, Plan, Topic
from ..models.topic import PHOTO_GONE
from .rows import photo_fields, veiled_topic

# Whose words leave the past when the row is gone; a hidden topic keeps its place.
ERASED = ("comment", "person", "conclusion", "plan", "network")
ANY_EVENT = -1  # stands for the id in the statement


@dataclass(frozen=True)
class Veil:
    """Ids (as in the journal: text) of what may not be read now, by kind."""

    hidden: dict[str, frozenset[str]]

    @classmethod
    def of(cls, event_id: int) -> "Veil":
        statement, parameters = _statement(connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(statement, [event_id if p == ANY_EVENT else p for p in parameters])
            rows: list[tuple[str, int]] = cursor.fetchall()
        found: dict[str, set[str]] = {}
        for kind, pk in rows:
            found.setdefault(kind, set()).add(str(pk))
        return cls({kind: frozenset(pks) for kind, pks in found.items()})

    @property
    def lifted(self) -> bool:
        return not self.hidden

    def over(self, text: str) -> str:
        """An entry's JSON with the hidden words taken out.

        A put taken away leaves the fold right: the entry that hid the row drops it in any case.
        """
        entry = orjson.loads(text)
        put = entry["put"]
        topics = self.hidden.get("topic", frozenset())
        for pk in topics & put.get("topic", {}).keys():
            put["topic"][pk] = veiled_topic(put["topic"][pk])
        for kind in ERASED:
            self._take(put, kind, self.hidden.get(kind, frozenset()))
        comments = put.get("comment", {})
        for pk in self.hidden.get("photo", frozenset()) & comments.keys():
            comments[pk].update(photo_fields(""))
        self._take(
            put, "comment", {pk for pk, row in comments.items() if str(row["topic"]) in topics}
        )
        return orjson.dumps(entry).decode()

    @staticmethod
    def _take(put: dict, kind: str, pks: frozenset[str] | set[str]) -> None:
        if kind not in put:
            return
        for pk in pks & put[kind].keys():
            del put[kind][pk]
        if not put[kind]:
            del put[kind]


@lru_cache
def _statement(_vendor: str) -> tuple[str, tuple[Any, ...]]:
    """What is hidden in ANY_EVENT, as (kind, id): made into SQL once, since every reading of the
    journal asks, and making it took four times as long as answering.
    """
    gone = Q(removed=True)
    queries = {
        "topic": Topic.objects.filter(event=ANY_EVENT, hidden=True),
        # Wherever a comment hung when an entry was written: what counts is where it is now.
        "comment": Comment.objects.filter(topic__event=ANY_EVENT).filter(
            gone | Q(topic__hidden=True)
        ),
        "person": Person.objects.filter(event=ANY_EVENT).filter(gone | Q(forgotten=True)),
        "conclusion": Conclusion.objects.filter(event=ANY_EVENT, removed=True),
        "plan": Plan.objects.filter(event=ANY_EVENT, removed=True),
        "network": Network.objects.filter(event=ANY_EVENT, removed=True),
        # Of comments whose words came back.
        "photo": Comment.objects.filter(topic__event=ANY_EVENT, photo=PHOTO_GONE),
    }
    first, *others = (
        query.order_by().annotate(of=Value(kind)).values_list("of", "pk")
        for kind, query in queries.items()
    )
    made: tuple[str, tuple[Any, ...]] = first.union(*others, all=True).query.sql_with_params()
    return made
