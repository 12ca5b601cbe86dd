"""Taking a file from anybody apart: what of it may be read is decided before any of it is.

A name is only ever compared with those an archive has, so none leads out of it; a size is known
before a byte is unpacked, so nothing swells.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from . import layout
from .problems import BadArchive

END = b"PK\x05\x06"  # of the zip's own list of files, 22 bytes where no comment follows
END_64 = b"PK\x06\x07"
SYMLINK = stat.S_IFLNK
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """An archive's files; each is checked against the manifest when it is read."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._infos = {info.filename: info for info in files_of(packed)}
        self.manifest = self._read_manifest()

    def json(self, name: str) -> Any:
        return parsed(self.read(name), name)

    def lines(self, name: str) -> Iterator[Any]:
        """A JSON value a line."""
        for number, line in enumerate(self.read(name).splitlines(), 1):
            yield parsed(line, name, f"line {number}")

    @property
    def photos(self) -> list[str]:
        """Their names, without the folder."""
        found = (name for name in self._infos if name.startswith(layout.PHOTOS))
        return sorted(name.removeprefix(layout.PHOTOS) for name in found)

    def read(self, name: str) -> bytes:
        told = self.manifest["files"][name]
        content = self._unpacked(name)
        if len(content) != told.get("bytes") or sha256(content).hexdigest() != told.get("sha256"):
            raise BadArchive("damaged", name=name)
        return content

    def _unpacked(self, name: str) -> bytes:
        try:
            with self._packed.open(self._infos[name]) as file:
                return file.read(layout.most_of(name))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise BadArchive("damaged", name=name) from error

    def _read_manifest(self) -> layout.Json:
        if layout.MANIFEST not in self._infos:
            raise BadArchive("missing", name=layout.MANIFEST)
        manifest = parsed(self._unpacked(layout.MANIFEST), layout.MANIFEST)
        if not isinstance(manifest, dict) or manifest.get("format") != layout.FORMAT:
            raise BadArchive("no_archive")
        version = manifest.get("version")
        if type(version) is not int or version < 1:
            raise BadArchive("not_understood", name=layout.MANIFEST, where="version")
        if version > layout.VERSION:
            raise BadArchive("newer", version=version)
        told = manifest.get("files")
        if not isinstance(told, dict) or not all(isinstance(one, dict) for one in told.values()):
            raise BadArchive("not_understood", name=layout.MANIFEST, where="files")
        here = self._infos.keys() - {layout.MANIFEST}
        for name in sorted({*layout.PARTS, *told} - here):
            raise BadArchive("missing", name=name[:80])
        for name in sorted(here - told.keys()):
            raise BadArchive("foreign_file", name=name)
        return manifest


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Raises BadArchive."""
    if path.stat().st_size > layout.MOST:
        raise BadArchive("too_large", most=layout.MOST // layout.MEGABYTE)
    with path.open("rb") as file:
        look_at_the_end(file)
        try:
            with zipfile.ZipFile(file) as packed:
                yield Archive(packed)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise BadArchive("no_archive") from error


def look_at_the_end(file: BinaryIO) -> None:
    """Before Python reads the list of files: it takes as much memory as that claims to need."""
    size = file.seek(0, 2)
    if size < 22:
        raise BadArchive("no_archive")
    file.seek(max(0, size - 42))
    tail = file.read()
    end = tail[-22:]
    if end[:4] != END or tail[:-22][-20:-16] == END_64:
        raise BadArchive("no_archive")
    (directory,) = struct.unpack_from("<L", end, 12)
    if directory > layout.MOST_DIRECTORY:
        raise BadArchive("too_much")


def files_of(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """All files, when each of them may be there and is as large as it may be."""
    infos = [info for info in packed.infolist() if info.filename != layout.PHOTOS]
    if len(infos) > layout.MOST_PHOTOS + len(layout.PARTS) + 1:
        raise BadArchive("too_much")
    seen = set()
    for info in infos:
        name = info.filename
        link = stat.S_IFMT(info.external_attr >> 16) == SYMLINK
        strange = info.flag_bits & 1 or info.compress_type not in PACKED
        if not layout.belongs(name) or link or strange:
            raise BadArchive("foreign_file", name=printable(name))
        if name in seen:
            raise BadArchive("twice", name=name)
        seen.add(name)
        if info.file_size > layout.most_of(name):
            raise BadArchive("file_too_large", name=name)
    if sum(info.file_size for info in infos) > layout.MOST:
        raise BadArchive("too_large", most=layout.MOST // layout.MEGABYTE)
    return infos


def printable(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name[:80])


def parsed(text: bytes, name: str, where: str = "JSON") -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadArchive("not_understood", name=name, where=where) from error
