"""Everything that changes an event: one module per thing acted on.

Importing this package fills the registry (`registry.ACTIONS`).
"""

from . import (  # noqa: F401
    arranging,
    baton,
    comments,
    conclusions,
    devices,
    dots,
    event,
    networks,
    people,
    places,
    plans,
    topic_life,
    topics,
    undo,
)
