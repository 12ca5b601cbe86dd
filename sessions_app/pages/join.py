"""The door: a name, and one is in. One small form, no script needed."""

import asyncio
import re
import secrets
from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ..actions.registry import ACTIONS
from ..board.journal import Outcome, record
from ..board.lanes import Busy, writing
from ..identity import set_cookie
from ..languages import wished_language
from ..models import Event
from .finding import asked
from .form_pages import point_at_first_error, typed_anew
from .fresh_door import fresh_door
from .language import remember_language
from .page_lane import on_page_lane

KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
MOST_ORGANISATIONS = 60
PATIENCE = 30  # seconds
BUSY = _("The server is busy. What you wrote is still here: try again in a moment.")


class JoinForm(forms.Form):
    """What a phone asks of a person: as little as can be."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        error_messages={"required": _("Write your name, so that others know who you are.")},
        widget=forms.TextInput(attrs={"autocomplete": "name", "enterkeyhint": "go"}),
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=120,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "organization", "list": "organisations", "enterkeyhint": "go"}
        ),
    )
    # Made anew for each view of the page: sent twice, it still joins once.
    key = forms.CharField(
        required=False,
        initial=lambda: secrets.token_urlsafe(16),
        widget=forms.HiddenInput,
    )

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        return key if KEY.fullmatch(key) else secrets.token_urlsafe(16)


class Joining(NamedTuple):
    """A form that is well filled in, on its way to the journal."""

    event: Event
    form: JoinForm
    language: str


def join(request: HttpRequest, event: Event) -> HttpResponse | Joining:
    """The door's page, in the phone's own language, since nobody is known here yet."""
    language = asked(request) or wished_language(request) or event.language
    with translation.override(language):
        if event.phase == "closed":
            return remember_language(request, closed(request, event))
        if request.method != "POST":
            return remember_language(request, fresh_door(request, event, as_it_stands(event)))
        if request.POST.get("act") == "language":
            typed = JoinForm(initial=typed_anew(request.POST, JoinForm))
            return remember_language(request, door(request, event, typed))
        form = JoinForm(request.POST)
        if not form.is_valid():
            return door(request, event, form, 400)
        return Joining(event, form, language)


async def let_in(request: HttpRequest, joining: Joining) -> HttpResponse:
    """Join; or show the door once more, with why not."""
    event = joining.event
    outcome = await joined(joining)
    if outcome.refused:
        return await on_page_lane(refused, request, joining, outcome)
    response = HttpResponseRedirect(reverse("phone", args=[event.code]))
    set_cookie(response, request, event.code, outcome.body["result"]["token"])
    return remember_language(request, response)


async def joined(joining: Joining) -> Outcome:
    """Run person.join on the writing lane, like every other action."""
    code, typed = joining.event.code, joining.form.cleaned_data
    given = {
        "name": typed["name"],
        "organisation": typed["organisation"],
        "language": joining.language,
    }
    action, key = ACTIONS["person.join"], typed["key"]
    try:
        job = writing().submit(lambda: record(code, action, given, key=key), together=code)
        return await asyncio.wait_for(asyncio.wrap_future(job), PATIENCE)
    except (Busy, DatabaseError, TimeoutError):
        return Outcome(503, {"detail": BUSY})


def refused(request: HttpRequest, joining: Joining, outcome: Outcome) -> HttpResponse:
    with translation.override(joining.language):
        if outcome.body.get("code") == "wrong_phase":  # closed in this very moment
            return closed(request, joining.event)
        show_refusal(joining.form, outcome.body)
        return door(request, joining.event, joining.form, outcome.status)


def show_refusal(form: forms.Form, problem: dict[str, Any]) -> None:
    for field, messages in problem.get("errors", {"": [problem["detail"]]}).items():
        form.add_error(field if field in form.fields else None, messages)


def door(request: HttpRequest, event: Event, form: JoinForm, status: int = 200) -> HttpResponse:
    if not point_at_first_error([form]):
        form.fields["name"].widget.attrs["autofocus"] = True
    return render(request, "phone/join.html", door_context(event, form), status=status)


def as_it_stands(event: Event) -> Callable[[str, str], str]:
    def write(token: str, key: str) -> str:
        form = JoinForm(initial={"key": key})
        form.fields["name"].widget.attrs["autofocus"] = True
        return render_to_string(
            "phone/join.html", door_context(event, form) | {"csrf_token": token}
        )

    return write


def door_context(event: Event, form: JoinForm) -> dict[str, Any]:
    organisations = (
        event.people.filter(removed=False, forgotten=False)
        .exclude(organisation="")
        .values_list("organisation", flat=True)
        .order_by("organisation")
        .distinct()[:MOST_ORGANISATIONS]
    )
    return {"event": event, "form": form, "forms": [form], "organisations": organisations}


def closed(request: HttpRequest, event: Event) -> HttpResponse:
    status = 409 if request.method == "POST" else 200
    return render(request, "phone/closed.html", {"event": event}, status=status)
