"""The whole event in one file, for its facilitators: made and read by `sessions_app/archive/`."""

from ..archive.writing import archive_of
from .registry import Export, offer
from .source import Source


def as_zip(source: Source) -> bytes:
    """Of one moment of its own: the journal and the photos belong together with the rows."""
    return archive_of(source.event)


offer(Export("archive.zip", "application/zip", as_zip, facilitators_only=True, heavy=True))
