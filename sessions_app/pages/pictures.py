"""Pictures: QR codes and the groups' photos."""

import io

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..board.lanes import Busy
from ..models import Comment, Event
from ..photos.files import path_of
from .errors import busy
from .finding import event_page
from .page_lane import on_page_lane

A_DAY = 24 * 60 * 60  # seconds


def qr_svg(address: str) -> bytes:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue()


def qr_data(address: str) -> str:
    """A QR code as a data URL, for an address that should stay out of logs and caches."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=2, light="#fff")


@event_page
def join_qr(request: HttpRequest, event: Event) -> HttpResponse:
    address = request.build_absolute_uri(reverse("phone", args=[event.code]))
    svg = qr_svg(address).replace(b"<svg ", b'<svg style="background:#fff" ', 1)
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "max-age=3600"
    return response


@require_safe
async def photo(request: HttpRequest, code: str, name: str, size: str = "large") -> HttpResponse:
    """A comment's photo, while the comment can be seen. A gallery asks for many at once."""
    try:
        found: HttpResponse = await on_page_lane(
            lambda: _photo(request, code, name=name, size=size)
        )
    except Busy:
        return busy(request)
    return found


@event_page
def _photo(request: HttpRequest, event: Event, name: str, size: str) -> HttpResponse:
    comments = Comment.objects.filter(
        topic__event=event, topic__hidden=False, photo=name, removed=False
    )
    try:
        jpeg = path_of(event, name, size).read_bytes() if comments.exists() else b""
    except FileNotFoundError:
        jpeg = b""
    if not jpeg:  # no page: it is asked for by pages, not by people
        return HttpResponse(status=404)
    response = HttpResponse(jpeg, content_type="image/jpeg")
    response["Content-Disposition"] = f'inline; filename="{event.code}-{name[:8]}.jpg"'
    # A picture and nothing else, whatever a browser makes of it.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    # It never changes. A day, and no cache in between: what is taken away should not linger.
    response["Cache-Control"] = f"private, max-age={A_DAY}, immutable"
    return response
