"""/new/archive/: bring an event back from its archive, where whoever asks may make events."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from ..addresses import client_address
from ..archive import layout, uploads
from ..archive.apart import restored_apart
from ..archive.arriving import throw_away
from ..archive.problems import BadArchive
from ..archive.restoring import first_facilitator
from ..board.lanes import Busy
from ..board.limits import Buckets
from ..models import Event
from .errors import busy
from .form_pages import point_at_first_error
from .language import in_visitors_language
from .new import keep, making

PIECE = 4 * layout.MEGABYTE
# What fits into one request, for a browser without scripts.
WHOLE = 7 * layout.MEGABYTE
# Pieces from one address: a gigabyte at once, then 8 MB/s.
pieces = Buckets(burst=256, rate=2)


class ArchiveForm(forms.Form):
    archive = forms.FileField(
        label=gettext_lazy("Archive"),
        help_text=gettext_lazy("The file archive.zip, as facilitators can take it home."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,application/zip"}),
    )
    upload = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("upload") and not given.get("archive") and not self.errors:
            self.add_error("archive", _("Choose the file."))
        return given


@never_cache
@require_http_methods(["GET", "POST"])
@csrf_protect
@in_visitors_language
def page(request: HttpRequest) -> HttpResponse:
    if not may_make(request):
        return redirect_to_login(request.get_full_path(), reverse("sign_in"))
    if request.method == "GET":
        return show(request, ArchiveForm())
    length = request.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > WHOLE:
        return refuse(request, ArchiveForm({}), too_large_at_once(), 413)
    form = ArchiveForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, form, 400)
    maker = maker_of(request)
    if wait := making.wait(maker):
        response = refuse(request, form, too_many(wait), 429)
        response["Retry-After"] = str(int(wait) + 1)
        return response
    return bring_in(request, form, maker)


def bring_in(request: HttpRequest, form: ArchiveForm, maker: object) -> HttpResponse:
    path = uploads.path_of(form.cleaned_data["upload"])
    try:
        if path is None:
            path = kept_whole(form.cleaned_data.get("archive"))
        owner = request.user if request.user.is_authenticated else None
        event = Event.objects.get(pk=restored_apart(path, owner))
    except BadArchive as bad:
        return refuse(request, form, str(bad), 413 if bad.code == "too_large" else 400)
    except Busy:
        return busy(request)
    finally:
        if path is not None:
            throw_away(path)
    making.take(maker)
    return keep(request, event, first_facilitator(event))


def kept_whole(file: Any) -> Any:
    """An archive that came in one request, where those in pieces lie. Raises BadArchive."""
    if file is None:  # its pieces have been swept away, or somebody tries names
        raise BadArchive("no_archive")
    path = uploads.path_of(uploads.begun())
    assert path is not None
    with path.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    return path


@never_cache
@require_POST
@csrf_protect
@in_visitors_language
def piece(request: HttpRequest) -> JsonResponse:
    """POST new/archive/piece/?upload=NAME&offset=N, the bytes as the body; answers `{"upload",
    "have"}`. Without a name a new upload begins."""
    if not may_make(request):
        return JsonResponse({"detail": _("Sign in first.")}, status=401)
    address = client_address(request)
    if wait := pieces.wait(address):
        response = JsonResponse({"detail": too_many(wait)}, status=429)
        response["Retry-After"] = str(int(wait) + 1)
        return response
    pieces.take(address)
    name, offset = request.GET.get("upload", ""), request.GET.get("offset", "0")
    try:
        name = name or uploads.begun()
        path = uploads.path_of(name)
        if path is None or not offset.isdecimal() or len(request.body) > PIECE:
            return JsonResponse({"detail": str(BadArchive("no_archive"))}, status=404)
        have = uploads.add(path, int(offset[:18]), request.body)
    except uploads.OutOfStep as wrong:
        return JsonResponse({"upload": name, "have": wrong.have}, status=409)
    except RequestDataTooBig:
        return JsonResponse({"detail": too_large_at_once()}, status=413)
    except BadArchive as bad:
        return JsonResponse({"detail": str(bad)}, status=413)
    return JsonResponse({"upload": name, "have": have})


def may_make(request: HttpRequest) -> bool:
    return settings.OPENSPACE_CREATE != "account" or request.user.is_authenticated


def maker_of(request: HttpRequest) -> object:
    """Whose events are counted: /new/ counts them too."""
    user = request.user
    return ("account", user.pk) if user.is_authenticated else client_address(request)


def too_many(wait: float) -> str:
    words = _("Many events have been made from here. Wait %(n)s min and press the button again.")
    return words % {"n": int(wait // 60) + 1}


def too_large_at_once() -> str:
    words = _(
        "Without scripts in the browser an archive may be at most %(most)s MB. "
        "With them, or with manage.py import_event, it may be larger."
    )
    return words % {"most": WHOLE // layout.MEGABYTE}


def refuse(request: HttpRequest, form: ArchiveForm, words: str, status: int) -> HttpResponse:
    form.full_clean()
    form.errors.clear()
    form.add_error("archive", words)
    # What was sent is thrown away: the file is chosen and sent anew.
    form.data = {}
    return show(request, form, status)


def show(request: HttpRequest, form: ArchiveForm, status: int = 200) -> HttpResponse:
    point_at_first_error([form])
    context = {
        "form": form,
        "forms": [form],
        "any_errors": bool(form.errors),
        "user": request.user,
        "piece": PIECE,
        "most": layout.MOST,
        "too_large": str(BadArchive("too_large", most=layout.MOST // layout.MEGABYTE)),
    }
    return render(request, "new/archive.html", context, status=status)
