"""Everything that changes an event: one module per thing acted on.

Importing this package fills the registry (`registry.ACTIONS`).
"""

from . import baton, comments, event, people, places, topic_life, topics, undo  # noqa: F401
