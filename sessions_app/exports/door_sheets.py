"""Door sheets: one page for each room with its times and topics, and the way in as a QR code."""

import io
import tempfile
from pathlib import Path
from typing import Any

import segno
from django.utils import translation
from django.utils.translation import gettext as _

from ..board.rows import Row
from .book.direction import direction
from .book.options import Options
from .book.teller import Teller
from .source import Source
from .typesetting import typeset


def doors_pdf(source: Source) -> bytes:
    """A4 (or paper=letter), set as large as the room's day lets it be: read from across a hall."""
    options = Options.of(source.options)
    with translation.override(source.about["language"]):
        tell = Teller(source, options)
        data = {
            "paper": options.paper,
            "language": source.about["language"],
            "title": source.about["title"],
            "name": _("Door sheets: %(title)s") % {"title": source.about["title"]},
            "code": source.about["code"],
            "address": source.address.partition("://")[2],
            "qr": _qr(source.address),
            "say": {
                "free": _("Free"),
                "join": _("Scan to join the meeting and see the whole wall"),
                "qr": _("QR code with the address %(address)s") % {"address": source.address},
                "none": _("No rooms yet."),
            },
            "rooms": [_room(tell, room) for room in tell.rooms],
        }
    source.tell("pages")
    with tempfile.TemporaryDirectory(prefix="openspace-doors-") as folder:
        return typeset("doors.typ", data, Path(folder))


def _room(tell: Teller, room: Row) -> dict[str, Any]:
    hung = {topic["slot"]: topic for topic in tell.topics if topic["room"] == room["id"]}
    seats = _("%(n)s seats") % {"n": room["capacity"]} if room["capacity"] else ""
    days = [
        {
            "day": tell.weekday(day) if len(tell.days) > 1 else "",
            "slots": [_slot(tell, slot, hung.get(slot["id"])) for slot in slots],
        }
        for day, slots in tell.days.items()
    ]
    return {"name": room["name"], "where": room["where"], "seats": seats, "days": days}


def _slot(tell: Teller, slot: Row, topic: Row | None) -> dict[str, Any]:
    title = topic["title"] if topic else ""
    return {
        "time": tell.hours(slot),
        "number": str(topic["number"]) if topic else "",
        "title": title,
        "rtl": direction(title)[0],
        "convener": tell.signed(topic["convener"]) if topic else "",
    }


def _qr(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
