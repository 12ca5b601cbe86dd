"""/new/: make an event; and what its maker gets to see, once."""

import re

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from ..actions.likeness import draft_like
from ..addresses import client_address
from ..board.limits import Buckets, guesses
from ..identity import person_of_request, person_token, set_cookie
from ..links import Links
from ..models import Event, Person
from .finding import too_many_guesses, wrong_code
from .form_pages import point_at_first_error
from .language import in_visitors_language
from .new_sheet import Sheet, a_date
from .pictures import qr_data

# Twenty events at once from one address, or by one account; then one every three minutes.
making = Buckets(burst=20, rate=1 / 180)
ROW_BUTTON = re.compile(r"(?P<deed>add|take)-(?P<rows>rooms|slots)(?:-(?P<number>\d{1,3}))?")
MADE_IS_KEPT = 60 * 60  # seconds, for somebody without an account
MOST_SHOWN = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_protect
@in_visitors_language
def new(request: HttpRequest) -> HttpResponse:
    """The sheet. Each button sends all of it, so that nothing typed is lost."""
    if settings.OPENSPACE_CREATE == "account" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), reverse("sign_in"))
    if request.method != "POST":
        return show(request, Sheet()) if "like" not in request.GET else like(request)
    button = request.POST.get("act", "make")
    if button != "make":
        return show(request, rearranged(request, button))
    sheet = Sheet(request.POST, checked=True)
    if not sheet.is_valid():
        return show(request, sheet, 400)
    return make(request, sheet)


def rearranged(request: HttpRequest, button: str) -> Sheet:
    sheet = Sheet(request.POST)
    if button == "fill":
        sheet.fill_in(request.POST)
    elif button == "move":
        sheet.move_times(request.POST)
    elif found := ROW_BUTTON.fullmatch(button):
        if found["deed"] == "add":
            sheet.add_row(found["rows"])
        elif found["number"]:
            sheet.take_row(found["rows"], int(found["number"]))
    return sheet


def like(request: HttpRequest) -> HttpResponse:
    """The sheet filled in as an event this browser is a facilitator of."""
    code = request.GET["like"].upper()
    address = client_address(request)
    if wait := guesses.blocked(address, code):
        return too_many_guesses(request, wait)
    event = Event.objects.filter(code=code).first()
    guesses.note(address, code, right=event is not None)
    if event is None:
        return wrong_code(request, code)
    person = person_of_request(request, event)
    if person is None or not person.is_facilitator:
        return render(request, "console/not_facilitator.html", {"event": event}, status=403)
    return show(request, Sheet.like(draft_like(event, a_date(request.GET.get("day", "")))))


def make(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    owner = request.user if request.user.is_authenticated else None
    maker = ("account", owner.pk) if owner else client_address(request)
    if wait := making.wait(maker):
        return too_many(request, sheet, wait)
    made = sheet.make(owner)
    if made is None:
        return show(request, sheet, 400)
    making.take(maker)
    return keep(request, *made)


def too_many(request: HttpRequest, sheet: Sheet, wait: float) -> HttpResponse:
    minutes = int(wait // 60) + 1
    sheet.event.add_error(
        None,
        _("Many events have been made from here. Wait %(n)s min and press the button again.")
        % {"n": minutes},
    )
    response = show(request, sheet, 429)
    response["Retry-After"] = str(int(wait) + 1)
    return response


def keep(request: HttpRequest, event: Event, person: Person | None) -> HttpResponse:
    """Remember whose event it is for the next page, which shows the secret once."""
    if event.pk not in request.session.get("shown", []):
        request.session["made"] = event.pk
    request.session["last"] = event.pk
    if not request.user.is_authenticated:
        request.session.set_expiry(MADE_IS_KEPT)
    response = HttpResponseRedirect(reverse("made"))
    if person is not None:
        set_cookie(response, request, event.code, person_token(person))
    return response


def show(request: HttpRequest, sheet: Sheet, status: int = 200) -> HttpResponse:
    point_at_first_error(sheet.forms)
    formsets = [sheet.rooms, sheet.slots]
    context = {
        "sheet": sheet,
        "forms": sheet.forms,
        "formsets": formsets,
        "any_errors": any(form.errors for form in sheet.forms)
        or any(formset.is_bound and formset.non_form_errors() for formset in formsets),
        "user": request.user,
        "like": "like" in request.GET,
    }
    return render(request, "new/new.html", context, status=status)


@never_cache
@require_GET  # a HEAD would use the secret up
@in_visitors_language
def made(request: HttpRequest) -> HttpResponse:
    """The facilitator link, once; on another look, how to get at it."""
    fresh = request.session.pop("made", None)
    known: int = fresh or request.session.get("last", 0)
    event = Event.objects.filter(pk=known).first()
    if event is None:
        return HttpResponseRedirect(reverse("new"))
    links = Links.of(event, request.build_absolute_uri("/")[:-1])
    with translation.override(event.language):
        poster_words = _("Scan, or type the address, and give your name. Nothing to install.")
    context = {
        "event": event,
        "links": links,
        "poster_words": poster_words,
        "rooms": event.rooms.count(),
        "slots": event.slots.count(),
        "only_here": request.get_host().rsplit(":", 1)[0] in ("localhost", "127.0.0.1", "[::1]"),
        "user": request.user,
    }
    if fresh:
        request.session["shown"] = [*request.session.get("shown", []), event.pk][-MOST_SHOWN:]
        context["facilitator_qr"] = qr_data(links.facilitator_url)
    else:
        context["links"] = links._replace(facilitator_url="")
    return render(request, "new/made.html", context)
