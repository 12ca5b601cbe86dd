"""Where else a note could hang, when its place is taken."""

from ..models import Event, Room, Slot, Topic

HOW_MANY = 4


def nearest_free_places(event: Event, room: Room, slot: Slot) -> list[dict[str, int]]:
    """Free places as {"room", "slot"} ids, nearest first.

    The same time in a neighbouring room is nearer than another time: people who wanted this note
    have kept that time for it.
    """
    rooms = list(event.rooms.order_by("position", "pk"))
    slots = list(event.slots.order_by("starts_at", "position", "pk"))
    taken = set(
        Topic.objects.filter(event=event, room__isnull=False).values_list("room_id", "slot_id")
    )
    row, column = rooms.index(room), slots.index(slot)
    free = [
        (abs(x - column), abs(y - row), x < column, here.pk, when.pk)
        for y, here in enumerate(rooms)
        for x, when in enumerate(slots)
        if (here.pk, when.pk) not in taken
    ]
    return [{"room": here, "slot": when} for *_, here, when in sorted(free)[:HOW_MANY]]
