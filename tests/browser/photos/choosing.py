"""What people do with photos on a phone, and what comes of it."""

import re
from typing import Any

from playwright.sync_api import Page

from tests.live import LiveEvent, Participant
from tests.pictures import (
    chart,
    data_url,
    encoded,
)

PHOTO = data_url(encoded(chart(1200, 750)))


def choose(phone: Page, raw: bytes, name: str = "IMG_2041.jpg", kind: str = "image/jpeg") -> None:
    given: Any = {"name": name, "mimeType": kind, "buffer": raw}
    phone.get_by_label(re.compile("^(Add a photo|Choose another)$")).set_input_files(given)


def send(phone: Page, words: str) -> None:
    phone.get_by_label("Your words").fill(words)
    phone.get_by_role("button", name="Add it to the note").click()


def comments(event: LiveEvent) -> list[dict[str, Any]]:
    return list(event.board()["rows"].get("comment", {}).values())


def photo_of(event: LiveEvent, row: dict[str, Any]) -> bytes:
    content: bytes = event.client.get(event.path(row["photo"])).content
    return content


SHELF = """() => new Promise((done) => {
    const asked = indexedDB.open("openspace");
    asked.onsuccess = () => {
        const keys = asked.result.transaction("photos").objectStore("photos").getAllKeys();
        keys.onsuccess = () => { asked.result.close(); done(keys.result); };
    };
})"""


def shelf(phone: Page) -> list[str]:
    """Keys of the photos the phone keeps."""
    kept: list[str] = phone.evaluate(SHELF)
    return kept


def with_photo(who: Participant, topic: int, text: str) -> int:
    made: int = who.done("comment.add", topic=topic, text=text, photo=PHOTO)["result"]["id"]
    return made
