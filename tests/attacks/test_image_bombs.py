"""Pictures made to break whoever unpacks them: bounded in time and memory, away from the wall, and
those that only claim to be huge are not unpacked at all."""

import json
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from sessions_app.photos import decoding, development
from sessions_app.photos.development import PROBLEMS, developed
from tests.live import LiveEvent, Participant, make_event
from tests.pictures import KINDS, chart, claiming, data_url, encoded, opened, png, png_chunk
from tests.test_holding_back import most_memory

MOST_MEMORY = 600_000_000  # bytes the decoder may come to hold
FAST = {"quality": 30, "enc_params": {"preset": "ultrafast"}}


def refusal(raw: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        developed(raw)
    return str(refused.value.messages[0])


@pytest.fixture
def no_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_args: Any) -> Any:
        raise AssertionError("it was unpacked")

    monkeypatch.setattr(development, "_ask_decoder", never)


@pytest.mark.usefixtures("no_decoder")
class TestClaims:
    @pytest.mark.parametrize("kind", KINDS)
    def test_too_many_pixels_are_refused_by_the_header_alone(self, kind: str):
        most = 16_383 if kind == "WEBP" else 65_000
        assert refusal(claiming(kind, most, most)) == PROBLEMS["too_many_pixels"]

    def test_a_side_without_end(self):
        assert refusal(png(2**31 - 1, 2**31 - 1, b"")) == PROBLEMS["too_many_pixels"]
        assert refusal(png(25_000_001, 1, b"")) == PROBLEMS["too_many_pixels"]

    def test_an_animations_sheet_counts_not_its_first_frame(self):
        raw = bytearray(
            encoded(chart(), "WEBP", save_all=True, append_images=[Image.new("RGB", (320, 200))])
        )
        assert raw[12:16] == b"VP8X"
        raw[24:30] = (16_382).to_bytes(3, "little") * 2
        assert refusal(bytes(raw)) == PROBLEMS["too_many_pixels"]

    def test_a_small_picture_beside_a_huge_one_in_the_same_file(self):
        """The largest counts, whichever the file calls its own."""
        raw = encoded(chart(64, 48), "HEIF")
        at = raw.rindex(b"ispe") + 8
        assert (
            refusal(raw[:at] + struct.pack(">II", 30_000, 30_000) + raw[at + 8 :])
            == (PROBLEMS["too_many_pixels"])
        )


class TestLies:
    """A header that says little, and much behind it."""

    def test_more_pixels_than_were_claimed(self):
        rows = zlib.compress(bytes(200_000_000), 9)
        assert len(rows) < 300_000
        began = time.monotonic()
        assert opened(developed(png(100, 100, rows)).large).size == (100, 100)
        assert time.monotonic() - began < 10

    def test_the_decoder_counts_for_itself(self):
        told, jpegs = decoding.develop(encoded(Image.new("L", (5001, 5000)), "PNG"))
        assert (told, jpegs) == ({"problem": "too_many_pixels"}, [])

    def test_a_heic_that_holds_more_than_it_says(self):
        raw = encoded(Image.new("RGB", (5200, 5200), "red"), "HEIF", **FAST)
        small, at = raw, raw.index(b"ispe") + 8
        while at != 7:
            small = small[:at] + struct.pack(">II", 64, 64) + small[at + 8 :]
            at = small.find(b"ispe", at) + 8
        used, problem = measured(small)
        assert used < MOST_MEMORY
        assert problem in ("damaged", "too_many_pixels", "ended", "")

    @pytest.mark.parametrize("name", [b"zTXt", b"iCCP", b"iTXt"])
    def test_words_packed_to_a_thousandth(self, name: bytes):
        heads = {b"zTXt": b"k\0\0", b"iCCP": b"k\0\0", b"iTXt": b"k\0\1\0\0\0"}
        bomb = png_chunk(name, heads[name] + zlib.compress(bytes(500_000_000), 9))
        plain = png(10, 10, zlib.compress((b"\0" + bytes(30)) * 10))
        used, _problem = measured(plain[:33] + bomb + plain[33:])
        assert used < 150_000_000


class TestWork:
    @pytest.mark.parametrize("kind", KINDS)
    def test_the_largest_that_is_taken_in_fits(self, kind: str):
        picture = Image.new("RGBA", (5000, 5000), (200, 30, 30, 120))
        raw = encoded(
            picture.convert("CMYK") if kind == "JPEG" else picture,
            kind,
            **(FAST if kind == "HEIF" else {"progressive": True} if kind == "JPEG" else {}),
        )
        used, problem = measured(raw)
        assert problem == ""
        assert used < MOST_MEMORY

    def test_work_without_end_is_cut_off(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        impatient(monkeypatch, tmp_path, "SECONDS = 10", "SECONDS = 1")
        began = time.monotonic()
        told, _jpegs = development._ask_decoder(many_scans(3000))
        assert told == {"problem": "damaged"}
        assert time.monotonic() - began < 20

    @pytest.mark.usefixtures("no_decoder")
    def test_a_jpeg_of_thousands_of_passes_is_not_even_begun(self):
        assert refusal(many_scans(3000)) == PROBLEMS["damaged"]

    def test_memory_without_end_is_cut_off(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        impatient(monkeypatch, tmp_path, "MEMORY = 768", "MEMORY = 200")
        raw = encoded(Image.new("RGB", (4900, 4900)), "WEBP", method=0)
        assert refusal(raw) == PROBLEMS["damaged"]

    @pytest.mark.parametrize(
        "does",
        [
            "import os; os.abort()",
            "raise SystemExit(3)",
            "print('{')",
            "import time; time.sleep(60)",
            "print('x' * 10_000_000)",
        ],
    )
    def test_whatever_becomes_of_the_decoder(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str
    ):
        broken = tmp_path / "decoding.py"
        broken.write_text(does)
        monkeypatch.setattr(development, "DECODER", broken)
        monkeypatch.setattr(development, "PATIENCE", 2)
        assert refusal(encoded(chart())) == PROBLEMS["damaged"]

    def test_the_decoder_knows_no_secret(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        monkeypatch.setenv("OPENSPACE_SECRET_KEY", "x" * 40)
        monkeypatch.setenv("DATABASE_URL", "postgres://user:password@host/name")
        curious = tmp_path / "decoding.py"
        curious.write_text(
            "import json, os; print(json.dumps({'problem': 'damaged', **os.environ}))"
        )
        monkeypatch.setattr(development, "DECODER", curious)
        told, _jpegs = development._ask_decoder(b"")
        assert not any("password" in value or "xxxx" in value for value in told.values())

    def test_it_writes_no_file(self, tmp_path: Path):
        script = f"import sys; sys.path.insert(0, {str(Path(decoding.__file__).parent)!r}); " + (
            f"import decoding; decoding.limit(); open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x')"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
        assert done.returncode != 0
        assert not (tmp_path / "x").exists() or (tmp_path / "x").stat().st_size == 0


@pytest.fixture
def event(openspace_server: Any) -> Iterator[LiveEvent]:
    made = make_event(openspace_server(), language="en")
    yield made
    made.close()


def test_the_wall_goes_on_while_bombs_are_unpacked(event: LiveEvent) -> None:
    topic = event.join("Ann").done("topic.post", title="Note")["result"]["id"]
    bomb = data_url(many_scans(90))  # as many as are let through
    before = most_memory(event.server)
    crowd = [event.join(f"Mischief {number}") for number in range(4)]

    def throw(who: Participant) -> None:
        who.do("comment.add", topic=topic, text="T", photo=bomb)

    with ThreadPoolExecutor(len(crowd)) as threads:
        thrown = [threads.submit(throw, who) for who in crowd]
        waits = []
        for number in range(10):
            began = time.monotonic()
            event.facilitator.done("event.announce", text=f"Coffee {number}")
            waits.append(time.monotonic() - began)
        assert not all(each.done() for each in thrown), "they were no bombs"
    assert sorted(waits)[5] < 0.5
    assert most_memory(event.server) - before < 100_000_000


def many_scans(count: int) -> bytes:
    """A picture of few bytes told of in so many passes, each over all of its pixels."""
    raw = encoded(Image.new("L", (4990, 4990), 90), progressive=True, quality=50)
    last = raw.rindex(b"\xff\xda")
    again = raw[last:-2]
    return raw[:-2] + again * count + raw[-2:]


def impatient(monkeypatch: pytest.MonkeyPatch, folder: Path, was: str, becomes: str) -> None:
    """The decoder with another limit."""
    source = Path(decoding.__file__).read_text()
    assert was in source
    (folder / "decoding.py").write_text(source.replace(was, becomes))
    monkeypatch.setattr(development, "DECODER", folder / "decoding.py")


def measured(raw: bytes) -> tuple[int, str]:
    """The most memory the decoder held, in bytes, and the problem it told of, if any."""
    # A child is born as large as its parent: so by way of a small one.
    command = [sys.executable, "-c", MEASURE, str(development.DECODER)]
    done = subprocess.run(command, input=raw, capture_output=True, check=True)
    told = json.loads(done.stdout)
    return told["kilobytes"] * 1024, told["line"].get("problem", "")


MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-P", "-B", sys.argv[1]], stdout=subprocess.PIPE)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
line = json.loads(done.stdout.partition(b"\\n")[0] or b'{"problem": "ended"}')
print(json.dumps({"kilobytes": most, "line": line}))
"""
