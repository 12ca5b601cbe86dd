"""What commands that make an event print: its code, its addresses and its facilitator's token."""

import json
from typing import Any

from ..identity import person_token
from ..links import Links
from ..models import Event, Person


def told(event: Event, facilitator: Person | None, site: str, as_json: bool, **more: Any) -> str:
    """`more` is for the JSON alone. Without a facilitator there is no token; whoever opens the
    facilitator's address becomes one."""
    links = Links.of(event, site)
    token = person_token(facilitator) if facilitator else None
    if as_json:
        about = {"code": event.code, **links._asdict(), "facilitator_token": token}
        return json.dumps(about | more)
    lines = [f"code          {event.code}"]
    for name, address in links._asdict().items():
        lines.append(f"{name.removesuffix('_url'):<13} {address}")
    return "\n".join([*lines, f"token         {token or '–'}"])
