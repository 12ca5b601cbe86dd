"""Whole days to make books of: an ordinary one with all there is in it, and one of any size."""

import base64
import io
import random
from typing import Any

from PIL import Image, ImageDraw

from sessions_app.models import Person
from tests.actions.meeting import Meeting

# Each begins a formula, a command or a mark-up somewhere, and is only words here.
NASTY = (
    "=1+1",
    "#include <stdio.h> #pagebreak()",
    "$x^2$ and $$y$$",
    "<script>alert(1)</script> & <b>",
    "\\input{secret} \\textbf{x}",
    "*bold* _under_ `code` ~~gone~~",
    "[link](javascript:alert(1)) ![](x.png)",
    "{{ 7*7 }} {% now 'Y' %} %(name)s",
    "שלום עולם (123) abc",
    "1. - + > | a | b |",
)
LONG = (
    "Arbejdsmiljørepræsentanternes erfaringsudvekslingsnetværk på tværs af kommunegrænser, "
    "regionsgrænser og forvaltningssammenlægninger i 2026"
)
MARKDOWN = """Vi fandt **tre ting**, som *alle* kan bruge:

1. Begynd med et møde
2. Skriv navnene ned, se [vejledningen](https://example.org/vej?a=1&b=2)
3. Spis noget sammen

> Det er nemmere, når nogen tager kaffe med.

```
kl. 9  mødes
kl. 10 kaffe
```

# En overskrift i en kommentar
- punkt
  - under punkt
~~strøget~~ og `kode` og <b>ikke fed</b>"""


def photo(number: int = 1, size: tuple[int, int] = (1200, 900), grain: int = 0) -> bytes:
    """JPEG bytes of a made-up flip chart; with `grain` as heavy as one taken by a phone."""
    random.seed(number)
    picture = Image.new("RGB", size, "#f4f1e8")
    if grain:
        picture = Image.blend(picture, Image.effect_noise(size, grain).convert("RGB"), 0.12)
    draw = ImageDraw.Draw(picture)
    for line in range(8):
        y = size[1] // 10 * (line + 1)
        draw.line((60, y, random.randint(200, size[0] - 60), y), fill="#1b4391", width=14)
    draw.text((60, 20), f"Flip chart {number}", fill="black")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82)
    return out.getvalue()


def as_data_url(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()


def whole_day(language: str = "da", **draft: Any) -> tuple[Meeting, list[Person]]:
    """Notes, groups, comments of each kind, a photo, dots, closing words, conclusions, plans and
    a network. People 0 and 1 agreed to be listed."""
    words = {"title": "Netværk på tværs", "theme": "Hvordan danner vi netværk?"} | draft
    meeting = Meeting.begin(language=language, welcome="Velkommen til dagen.\n\nVi ses.", **words)
    homes = ("Nordkommune", "Sydkommune", "Østregionen")
    people = [
        meeting.join(name, organisation=homes[n % 3], contact=f"{n}@example.org", listed=n < 2)
        for n, name in enumerate(("Ann", "Bo", "Åse", "Øjvind", "Ærke"))
    ]
    ann, bo, *_rest = people
    first = meeting.post(ann, "Et netværk", text="Hvem vil være med?", **meeting.place(0, 0))
    second = meeting.post(bo, LONG[:140], **meeting.place(1, 1))
    meeting.post(people[2], "Uden sted")
    for person in people[2:]:
        meeting.done(person, "topic.join", topic=first)
    meeting.phase("sessions")
    _groups(meeting, people, first, second)
    meeting.phase("plenary")
    _plenary(meeting, people, first)
    return meeting, people


def _groups(meeting: Meeting, people: list[Person], first: int, second: int) -> None:
    ann, bo = people[:2]
    meeting.done(ann, "topic.open", topic=first)
    for person in people[2:]:
        meeting.done(person, "person.move", topic=first)
    meeting.done(ann, "comment.add", topic=first, text=MARKDOWN, kind="insight")
    meeting.done(bo, "comment.add", topic=first, text="Vi mødes igen i juni.", kind="decision")
    meeting.done(bo, "comment.add", topic=first, text="Hvem holder fast?", kind="question")
    meeting.done(people[3], "comment.add", topic=first, text="Tavlen.", photo=as_data_url(photo(1)))
    meeting.done(ann, "topic.close", topic=first, summary="Der er grøde i det.")
    meeting.done(bo, "topic.open", topic=second)


def _plenary(meeting: Meeting, people: list[Person], first: int) -> None:
    ann, bo, aase = people[:3]
    meeting.done(ann, "topic.vote", topic=first, dots=3)
    meeting.done(bo, "baton.ask")
    meeting.done(meeting.facilitator, "baton.pass")
    meeting.done(bo, "baton.say", text="Tak for i dag.")
    agreed = meeting.done(bo, "conclusion.propose", text="Vi holder fast.", topic=first)["id"]
    meeting.done(ann, "conclusion.stand", conclusion=agreed, stance="agree")
    meeting.done(aase, "conclusion.stand", conclusion=agreed, stance="aside", reason="Travlt.")
    meeting.done(meeting.facilitator, "conclusion.adopt", conclusion=agreed)
    plan = {"what": "Kald sammen", "first_step": "Find en dato", "due": "2026-06-01"}
    made = meeting.done(ann, "plan.propose", topic=first, owner=bo.pk, **plan)["id"]
    meeting.done(aase, "plan.support", plan=made)
    network = {"name": "Tværnet", "purpose": "At ses.", "rhythm": "Hver måned"}
    founded = meeting.done(ann, "network.found", topic=first, **network)["id"]
    meeting.done(bo, "network.join", network=founded, share_contact=True)
