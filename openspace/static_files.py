"""Static files as they are served: one script per view, hashed, compressed, without what only
readers need. A hall's Wi-Fi carries hundreds of phones loading the page in the same minute."""

from collections.abc import Callable, Iterator
from typing import Any
from wsgiref.headers import Headers

from django.core.files.base import ContentFile, File
from servestatic.storage import CompressedManifestStaticFilesStorage

from .packs import pack, views

try:
    from minify import string
except ImportError:  # no ready-made package for this machine: comments and blanks go along
    string = None

minified: Callable[[str, str], str] | None = string

KINDS = {".js": "application/javascript", ".css": "text/css"}


class StaticFiles(CompressedManifestStaticFilesStorage):
    def save(self, name: str | None, content: File, max_length: int | None = None) -> str:
        """Others' files (static/vendor) come small, with the comments their licences want."""
        kind = next((kind for end, kind in KINDS.items() if str(name).endswith(end)), None)
        if minified and kind and not str(name).startswith("vendor"):
            text = content.read()
            text = text.decode() if isinstance(text, bytes) else text
            content = ContentFile(minified(kind, text).encode())
        return super().save(name, content, max_length)

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run:
            for view in views():
                name = f"packs/{view}.js"
                self.delete(name)
                self.save(name, ContentFile(pack(view)))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def slim_headers(headers: Headers, path: str, url: str) -> None:
    """A file whose name changes with its content is never asked about again."""
    if "immutable" in headers.get("Cache-Control", ""):
        headers["Cache-Control"] = "max-age=31536000, immutable"
