"""Pictures: QR codes and the groups' photos."""

import io

import segno
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse

from ..models import Comment, Event
from .finding import event_page


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


@event_page
def photo(request: HttpRequest, event: Event, name: str) -> FileResponse:
    """A comment's photo, while the comment can be seen."""
    comments = Comment.objects.filter(
        topic__event=event, topic__hidden=False, photo=name, removed=False
    )
    path = settings.MEDIA_ROOT / str(event.pk) / name
    if not comments.exists() or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=600"
    return response
