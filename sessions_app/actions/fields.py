"""The fields of actions: what JSON may hold, and what is said when it does not.

Django's form fields do the checking, so that their messages (and translations) serve here too.
"""

import unicodedata
import zoneinfo
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from ..models import Event
from ..models.one_row import one_row
from ..photos.taken import Taken, taken
from .refusals import Refused

BIGGEST_ID = 2**63 - 1
REQUIRED = _("This field is required.")
UNSEEN = frozenset(("Cc", "Cf", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"))
LOOKS_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and signs without ink


class Field:
    """One field. `required` means the key must be there; `nullable`, that its value may be null."""

    def __init__(self, *, required: bool = True, nullable: bool = False) -> None:
        self.required = required
        self.nullable = nullable

    def clean(self, value: Any, event: Event) -> Any:
        """The Python value. Raises ValidationError for a bad one, Refused for a missing row."""
        raise NotImplementedError

    @property
    def note(self) -> str:
        return ""


class FormField(Field):
    """A field checked by one of Django's form fields."""

    def __init__(self, form_field: forms.Field, **kwargs: bool) -> None:
        super().__init__(**kwargs)
        self.form_field = form_field

    def clean(self, value: Any, event: Event) -> Any:
        return self.form_field.clean(value)


class Text(FormField):
    """Words, stripped; at most `most` characters. `blank` words clear what was there."""

    def __init__(self, most: int, *, blank: bool = False, **kwargs: bool) -> None:
        field = forms.CharField(max_length=most, required=not blank)
        super().__init__(field, **kwargs)
        self.most = most
        self.blank = blank

    def clean(self, value: Any, event: Event) -> str:
        if not isinstance(value, str):
            raise ValidationError(_("Enter words."))
        try:
            value.encode()
        except UnicodeEncodeError as error:  # half a character: no database takes it
            raise ValidationError(_("Enter words.")) from error
        words = str(super().clean(value.replace("\r\n", "\n"), event))
        if not self.blank and not any(map(can_be_seen, words)):
            raise ValidationError(REQUIRED)
        return words

    @property
    def note(self) -> str:
        return f"≤ {self.most}"


def can_be_seen(letter: str) -> bool:
    """Not a blank, a control or a mark that needs a letter under it (Unicode, chapter 4.5)."""
    return unicodedata.category(letter) not in UNSEEN and letter not in LOOKS_BLANK


class Number(FormField):
    def __init__(self, least: int, most: int, **kwargs: bool) -> None:
        super().__init__(forms.IntegerField(min_value=least, max_value=most), **kwargs)
        self.least, self.most = least, most

    def clean(self, value: Any, event: Event) -> int:
        if isinstance(value, bool):
            raise ValidationError(_("Enter a whole number."))
        return int(super().clean(value, event))

    @property
    def note(self) -> str:
        return f"{self.least}–{self.most}"


class Link(FormField):
    """A web address; only http and https, since it becomes a link on every phone."""

    def __init__(self, **kwargs: bool) -> None:
        field = forms.URLField(max_length=500, required=False, assume_scheme="https")
        super().__init__(field, **kwargs)

    def clean(self, value: Any, event: Event) -> str:
        cleaned = str(super().clean(value, event))
        if cleaned and not cleaned.lower().startswith(("http://", "https://")):
            raise ValidationError(_("Enter a web address that starts with https://"))
        return cleaned


class Choice(Field):
    def __init__(self, choices: tuple[str, ...], **kwargs: bool) -> None:
        super().__init__(**kwargs)
        self.choices = choices

    def clean(self, value: Any, event: Event) -> str:
        if not isinstance(value, str) or value not in self.choices:
            raise ValidationError(
                _("Choose one of: %(choices)s."), params={"choices": ", ".join(self.choices)}
            )
        return value

    @property
    def note(self) -> str:
        return " ".join(f"`{choice}`" for choice in self.choices)


class Flag(Field):
    def clean(self, value: Any, event: Event) -> bool:
        if not isinstance(value, bool):
            raise ValidationError(_("Answer yes or no."))
        return value

    @property
    def note(self) -> str:
        return "true/false"


class Moment(Field):
    """ISO 8601; without an offset it is taken in the event's timezone."""

    def clean(self, value: Any, event: Event) -> datetime:
        try:
            moment = parse_datetime(value) if isinstance(value, str) else None
            if moment is not None and moment.tzinfo is None:
                moment = moment.replace(tzinfo=zoneinfo.ZoneInfo(event.timezone))
            if moment is not None and not 1970 <= moment.year <= 9000:
                moment = None
        except (ValueError, OverflowError):
            moment = None
        if moment is None:
            raise ValidationError(_("Enter a date and a time."))
        return moment

    @property
    def note(self) -> str:
        return "ISO 8601"


class Day(Field):
    """A date, YYYY-MM-DD; of a moment, its date in the event's timezone."""

    def clean(self, value: Any, event: Event) -> date:
        try:
            day = parse_date(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None:
            try:
                moment = Moment().clean(value, event)
            except ValidationError as error:
                raise ValidationError(_("Enter a date.")) from error
            day = moment.astimezone(zoneinfo.ZoneInfo(event.timezone)).date()
        if not 1970 <= day.year <= 9000:
            raise ValidationError(_("Enter a date."))
        return day

    @property
    def note(self) -> str:
        return "YYYY-MM-DD"


class Timezone(Field):
    def clean(self, value: Any, event: Event) -> str:
        if not isinstance(value, str) or value not in zoneinfo.available_timezones():
            raise ValidationError(_("Choose a timezone, such as Europe/Copenhagen."))
        return value


class Texts(Field):
    """A list of words; blank ones are left out."""

    def __init__(self, most: int, count: int, **kwargs: bool) -> None:
        super().__init__(**kwargs)
        self.text = Text(most, blank=True)
        self.count = count

    def clean(self, value: Any, event: Event) -> list[str]:
        if not isinstance(value, list):
            raise ValidationError(_("Enter a list."))
        if len(value) > self.count:
            raise ValidationError(_("At most %(count)s at a time."), params={"count": self.count})
        texts = [self.text.clean(item, event) for item in value]
        return [text for text in texts if text]

    @property
    def note(self) -> str:
        return f"list of ≤ {self.count}"


class Ref(Field):
    """The id of a row of this event. `path` leads from the row to its event.

    Raises Refused("not_found") for an id that is not of this event, or whose person has gone.
    """

    def __init__(
        self, model: type[models.Model], *, path: str = "event", with_: str = "", **kwargs: bool
    ) -> None:
        super().__init__(**kwargs)
        self.model = model
        self.path = path
        self.with_ = with_

    def clean(self, value: Any, event: Event) -> Any:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= BIGGEST_ID:
            raise ValidationError(_("Enter an id."))
        row = self._row(value, event)
        if row is None or getattr(row, "gone", False) or getattr(row, "removed", False):
            raise Refused("not_found", errors={"": [_("It is not on this wall.")]})
        return row

    def _row(self, pk: int, event: Event) -> Any:
        if self.path == "event" and not self.with_:
            return one_row(self.model, id=pk, event_id=event.pk)
        rows = self.model._default_manager.select_related(*filter(None, [self.with_]))
        return rows.filter(**{self.path: event.pk, "pk": pk}).first()

    @property
    def note(self) -> str:
        return "id"


class Items(Field):
    """A list of objects, each with these fields, all required; answers a list of dicts."""

    def __init__(self, fields: Mapping[str, Field], count: int, **kwargs: bool) -> None:
        super().__init__(**kwargs)
        self.fields = fields
        self.count = count

    def clean(self, value: Any, event: Event) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise ValidationError(_("Enter a list."))
        if len(value) > self.count:
            raise ValidationError(_("At most %(count)s at a time."), params={"count": self.count})
        items = []
        for item in value:
            try:
                items.append(clean(self.fields, item, event))
            except Refused as refused:
                if refused.code != "invalid":
                    raise
                told = (f"{name}: {texts[0]}" for name, texts in (refused.errors or {}).items())
                raise ValidationError(list(told)) from refused
        return items

    @property
    def note(self) -> str:
        return f"list of ≤ {self.count} {{{' '.join(self.fields)}}}"


class Photo(Field):
    """A picture as a data URL (JPEG, PNG, WebP or HEIC); answers the photo, on disk.

    api.py hands it over ready, or with what is wrong: it is unpacked before the journal's turn.
    """

    def clean(self, value: Any, event: Event) -> Taken:
        if isinstance(value, ValidationError):
            raise value
        return value if isinstance(value, Taken) else taken(event.pk, value)

    @property
    def note(self) -> str:
        return "data URL"


def clean(fields: Mapping[str, Field], given: Mapping[str, Any], event: Event) -> dict[str, Any]:
    """The given fields as Python values; an optional one not given is not in the answer.

    Raises Refused("invalid") naming every bad field at once; "not_found" when all are well formed
    but one names a row that is not there.
    """
    cleaned: dict[str, Any] = {}
    errors: dict[str, list[Any]] = {}
    missing: Refused | None = None
    for name, field in fields.items():
        value = given.get(name)
        if name not in given:
            if field.required:
                errors[name] = [REQUIRED]
        elif value is None:
            if field.nullable:
                cleaned[name] = None
            elif field.required:
                errors[name] = [REQUIRED]
        else:
            try:
                cleaned[name] = field.clean(value, event)
            except ValidationError as error:
                errors[name] = error.messages
            except Refused as refused:
                missing = Refused(refused.code, errors={name: (refused.errors or {}).get("", [])})
    if errors:
        raise Refused("invalid", errors=errors)
    if missing:
        raise missing
    return cleaned
