"""What undoing an entry puts back, without what nobody may see now."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from ..board.rows import WRITTEN_ON_A_TOPIC
from ..board.veil import Veil

# Hidden, removed or forgotten they have no row. Nothing of them goes along, so that an undo that
# would have to bring them back is refused (`too_late`) where the archive comes back in.
GONE_WITHOUT_ROW = ("comment", "person", "conclusion", "plan", "network")


def undo_lines(
    entries: Iterable[tuple[int, str, str]],
    veil: Veil,
) -> Iterator[bytes]:
    """One JSON object for each entry: `{kind: {id: fields, or null where the row was new}}`."""
    for _seq, _public, before in entries:
        images = orjson.loads(before)
        if not veil.lifted:
            images = veiled(images, veil)
        yield orjson.dumps(images)


def veiled(images: dict[str, Any], veil: Veil) -> dict[str, Any]:
    for kind in GONE_WITHOUT_ROW:
        gone = veil.hidden.get(kind, frozenset())
        kept = {pk: image for pk, image in images.get(kind, {}).items() if pk not in gone}
        if kept:
            images[kind] = kept
        else:
            images.pop(kind, None)
    for pk in veil.hidden.get("topic", frozenset()) & images.get("topic", {}).keys():
        image = images["topic"][pk]
        if image is not None:
            images["topic"][pk] = {
                name: value for name, value in image.items() if name not in WRITTEN_ON_A_TOPIC
            }
    return images
