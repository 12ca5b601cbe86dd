"""What is hidden, removed or forgotten *now* is gone from the earlier entries too."""

from dataclasses import dataclass

import orjson
from django.db.models import Q

from ..models import Comment, Person, Topic
from .rows import veiled_topic


@dataclass(frozen=True)
class Veil:
    """Ids (as in the journal: text) of what may not be read now."""

    topics: frozenset[str]
    comments: frozenset[str]
    people: frozenset[str]

    @classmethod
    def of(cls, event_id: int) -> "Veil":
        topics = Topic.objects.filter(event=event_id, hidden=True)
        # Wherever a comment hung when an entry was written: what counts is where it is now.
        comments = Comment.objects.filter(topic__event=event_id).filter(
            Q(removed=True) | Q(topic__hidden=True)
        )
        people = Person.objects.filter(event=event_id).filter(Q(removed=True) | Q(forgotten=True))
        return cls(
            *(
                frozenset(str(pk) for pk in query.values_list("pk", flat=True))
                for query in (topics, comments, people)
            )
        )

    @property
    def lifted(self) -> bool:
        return not (self.topics or self.comments or self.people)

    def over(self, text: str) -> str:
        """An entry's JSON with the hidden words taken out.

        A put taken away leaves the fold right: the entry that hid the row drops it in any case.
        """
        entry = orjson.loads(text)
        put = entry["put"]
        for pk in self.topics & put.get("topic", {}).keys():
            put["topic"][pk] = veiled_topic(put["topic"][pk])
        self._take(put, "person", self.people)
        self._take(put, "comment", self.comments)
        comments = put.get("comment", {})
        self._take(
            put, "comment", {pk for pk, row in comments.items() if str(row["topic"]) in self.topics}
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
