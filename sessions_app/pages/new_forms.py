"""The forms of /new/: the event, its rooms, its times, and a day's rhythm to fill them in."""

import zoneinfo
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, cast

from django import forms
from django.conf import settings
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from ..actions.fields import Text
from ..actions.registry import ACTIONS

MOST_ROWS = 60
DATES = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
TIMES = ["%H:%M", "%H:%M:%S", "%H.%M", "%H"]
REGIONS = (
    "Europe",
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Indian",
    "Pacific",
)


def most(action: str, name: str) -> int:
    """How many characters the action takes: said here before it is refused there."""
    field = ACTIONS[action].fields[name]
    assert isinstance(field, Text)
    return field.most


@lru_cache(maxsize=1)
def timezones() -> list[Any]:
    """Choices by region, Europe first; the old names without a region are left out."""
    names = sorted(zoneinfo.available_timezones())
    groups: list[Any] = [("UTC", [("UTC", "UTC")])]
    for region in reversed(REGIONS):
        of_region = [name for name in names if name.startswith(f"{region}/")]
        cities = [(name, name.removeprefix(f"{region}/").replace("_", " ")) for name in of_region]
        if cities:
            groups.insert(0, (region, cities))
    return groups


def date_field(**kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(input_formats=DATES, widget=widget, **kwargs)


def time_field(**kwargs: Any) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(input_formats=TIMES, widget=widget, **kwargs)


class EventForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        max_length=most("event.edit", "title"),
        error_messages={"required": _("Give the event a title.")},
    )
    theme = forms.CharField(
        label=_("Theme"),
        help_text=_(
            "The calling question: short, open, and yours. Everything on the wall answers it."
        ),
        max_length=most("event.edit", "theme"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the question that calls people together.")},
    )
    welcome = forms.CharField(
        label=_("Words of welcome"),
        help_text=_("Shown on the wall and on the phones while people arrive."),
        max_length=most("event.edit", "welcome"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    facilitator = forms.CharField(
        label=_("Your name"),
        help_text=_("You are the first facilitator."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the wall"),
        choices=settings.LANGUAGES,
        help_text=_("Each phone speaks its owner's."),
    )
    timezone = forms.ChoiceField(label=_("Timezone"), choices=timezones)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    # As in the event this one is made like; else as every event begins.
    dots = forms.IntegerField(min_value=0, max_value=100, required=False, widget=forms.HiddenInput)
    turn_seconds = forms.IntegerField(
        min_value=10, max_value=3600, required=False, widget=forms.HiddenInput
    )
    keep_days = forms.IntegerField(
        label=_("Erase names after (days)"),
        help_text=_("Counted from the last sign of life. Empty: only when you do it."),
        min_value=1,
        max_value=3650,
        required=False,
    )

    def clean_theme(self) -> str:
        return " ".join(self.cleaned_data["theme"].split())


class RowForm(forms.Form):
    """One row; one with nothing in the fields that count is no row at all."""

    count: tuple[str, ...] = ()
    called: Any

    @property
    def legend(self) -> str:
        number = int(str(self.prefix).rpartition("-")[2])
        return str(self.called % {"n": number + 1})

    def has_changed(self) -> bool:
        return any(str(self.data.get(self.add_prefix(name), "")).strip() for name in self.count)


class RoomForm(RowForm):
    count = ("name", "where", "capacity", "url")
    called = _("room %(n)s")

    name = forms.CharField(
        label=_("Name"),
        max_length=most("room.add", "name"),
        error_messages={"required": _("What is the room called?")},
    )
    where = forms.CharField(label=_("Where"), max_length=most("room.add", "where"), required=False)
    capacity = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=100_000,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    url = forms.URLField(
        label=_("Online link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        # As text: a browser's own check would refuse an address without https://
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none"}),
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not url.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(_("Enter a web address that starts with https://"))
        return url

    def fields_of_room(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value is not None}


class SlotForm(RowForm):
    count = ("label", "starts", "ends")
    called = _("time %(n)s")

    label = forms.CharField(
        label=_("Label"),
        max_length=most("slot.add", "label"),
        error_messages={"required": _("What is this time called?")},
    )
    day = date_field(label=_("Date"), error_messages={"required": _("Which day?")})
    starts = time_field(label=_("From"), error_messages={"required": _("When does it start?")})
    ends = time_field(label=_("To"), error_messages={"required": _("When does it end?")})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("It must end after it starts."))
        return given

    def fields_of_slot(self, timezone: str) -> dict[str, Any]:
        """As slot.add takes them: wall-clock times in the event's timezone."""
        given, zone = self.cleaned_data, zoneinfo.ZoneInfo(timezone)
        starts, ends = (
            datetime.combine(given["day"], given[name], zone).isoformat()
            for name in ("starts", "ends")
        )
        return {"label": given["label"], "starts_at": starts, "ends_at": ends}


class RhythmForm(forms.Form):
    """A day's rhythm: so many times of so many minutes, with a break between."""

    day = date_field(label=_("Date"))
    starts = time_field(label=_("First one from"), initial="13:00")
    times = forms.IntegerField(label=_("How many"), min_value=1, max_value=20, initial=4)
    minutes = forms.IntegerField(label=_("Minutes each"), min_value=5, max_value=600, initial=45)
    pause = forms.IntegerField(label=_("Minutes between"), min_value=0, max_value=300, initial=15)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            length = given["times"] * (given["minutes"] + given["pause"]) - given["pause"]
            begins = datetime.combine(given["day"], given["starts"])
            if (begins + timedelta(minutes=length)).date() != given["day"]:
                self.add_error(
                    "times", _("The day is too short: the last one would end after midnight.")
                )
        return given


class MoveForm(forms.Form):
    """All times at once to other days, the first of them to this one."""

    day = date_field(label=_("First day"))


class Rows(BaseFormSet):
    """Rows one may add and take away: any of them may stay blank, and blank ones do not count."""

    def initial_form_count(self) -> int:
        return 0

    def total_form_count(self) -> int:
        if self.is_bound:
            return super().total_form_count()
        return len(self.initial or [])

    @property
    def filled(self) -> list[Any]:
        return [form for form in self.forms if form.has_changed()]


def _rows(form: type[RowForm]) -> type[Rows]:
    made = formset_factory(
        form, formset=Rows, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
    )
    return cast(type[Rows], made)


RoomRows = _rows(RoomForm)
SlotRows = _rows(SlotForm)
