"""A photo of the flip chart: what is taken in, what is kept of it, and when it goes."""

import io
import os
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from sessions_app.models import Comment, Person
from sessions_app.photos import files
from sessions_app.photos.decoding import develop
from sessions_app.photos.development import NOT_A_PICTURE, PROBLEMS, Picture, developed, picture_of
from sessions_app.photos.headers import Header, header_of
from tests.pictures import (
    CORNERS,
    HELD,
    KINDS,
    PHONE,
    SECRET,
    as_a_camera_writes,
    chart,
    data_url,
    encoded,
    near,
    opened,
    png,
    profile,
    shows_chart,
    telling_all,
)

from .meeting import Meeting


def unpacked(raw: bytes) -> Image.Image:
    """What comes of it, without the process of its own: the large one."""
    told, (large, _small) = develop(raw)
    picture = opened(large)
    assert (told["width"], told["height"]) == picture.size
    return picture


def colour(picture: Image.Image) -> tuple[int, ...]:
    found = picture.getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(found, tuple)
    return found


class TestWhatIsTakenIn:
    @pytest.mark.parametrize("kind", KINDS)
    def test_every_kind_phones_make(self, kind: str):
        picture = developed(encoded(chart(2400, 1500), kind))
        large, small = opened(picture.large), opened(picture.small)
        assert (large.size, small.size) == ((1600, 1000), (640, 400))
        assert (picture.width, picture.height) == large.size
        assert shows_chart(large)
        assert shows_chart(small)

    def test_a_small_one_is_not_blown_up(self):
        picture = developed(encoded(chart(40, 30), "PNG"))
        assert opened(picture.large).size == opened(picture.small).size == (40, 30)

    @pytest.mark.parametrize("orientation", HELD)
    @pytest.mark.parametrize("kind", KINDS)
    def test_turned_upright(self, kind: str, orientation: int):
        picture = unpacked(telling_all(kind, orientation))
        assert picture.size == chart().size
        assert shows_chart(picture)

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_but_the_picture_is_kept(self, kind: str):
        raw = telling_all(kind, 6)
        assert raw.count(SECRET) >= 3, "it had nothing to lose"
        kept = developed(raw)
        for jpeg in (kept.large, kept.small):
            assert SECRET not in jpeg
            for word in (b"Exif", b"xmp", b"http:", b"ICC_PROFILE", b"Photoshop", b"MPF"):
                assert word not in jpeg
            assert markers(jpeg) <= {0xC2, 0xC4, 0xDA, 0xDB, 0xE0}, "more than a plain JPEG has"

    def test_the_first_of_several_pictures(self):
        others = [Image.new("RGB", (320, 200), "black")] * 3
        for kind in ("PNG", "WEBP", "MPO"):
            raw = encoded(chart(), kind, save_all=True, append_images=others)
            assert shows_chart(unpacked(raw)), kind


class TestColours:
    """As they were meant, on any screen."""

    def test_of_a_phone_with_more_colours_than_a_screen(self):
        red = Image.new("RGB", (60, 60), (234, 51, 35))  # so does P3 tell sRGB's own red
        for kind in ("JPEG", "PNG", "WEBP"):
            raw = encoded(red, kind, icc_profile=profile(PHONE), **SHARP.get(kind, {}))
            assert near(colour(unpacked(raw)), (255, 0, 0)), kind

    @pytest.mark.parametrize("icc", [b"", b"x", b"\0" * 500, profile(PHONE)[:200]])
    def test_a_broken_profile_is_left_out(self, icc: bytes):
        assert shows_chart(unpacked(encoded(chart(), "JPEG", icc_profile=icc)))

    def test_a_profile_for_another_kind_of_colours_is_left_out(self):
        grey = encoded(chart().convert("L"), "JPEG", icc_profile=profile(PHONE))
        assert near(colour(unpacked(grey)), (colour(chart().convert("L").convert("RGB"))))

    def test_of_a_printer(self):
        raw = encoded(chart().convert("CMYK"), "JPEG")
        assert shows_chart(unpacked(raw))

    def test_of_a_palette(self):
        assert shows_chart(unpacked(encoded(chart().quantize(8), "PNG")))

    def test_what_can_be_seen_through_lies_on_white(self):
        clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
        half = Image.new("LA", (40, 40), (0, 128))
        hole = Image.new("RGBA", (40, 40), (9, 9, 9, 0)).quantize(4)
        seen = [
            colour(unpacked(encoded(clear, "PNG"))),
            colour(unpacked(encoded(clear, "WEBP"))),
            colour(unpacked(encoded(hole, "PNG"))),
        ]
        assert all(near(each, (255, 255, 255)) for each in seen), seen
        assert near(colour(unpacked(encoded(half, "PNG"))), (127, 127, 127))

    def test_of_sixteen_bits(self):
        grey = encoded(Image.new("I;16", (40, 40), 128 * 257), "PNG")
        rows = zlib.compress((b"\0" + bytes.fromhex("dc001e001e00") * 40) * 40)
        red = png(40, 40, rows, depth=16)
        assert near(colour(unpacked(grey)), (128, 128, 128))
        assert near(colour(unpacked(red)), CORNERS[0])

    def test_of_one_bit(self):
        white = encoded(Image.new("1", (40, 40), 1), "PNG")
        assert near(colour(unpacked(white)), (255, 255, 255))


SHARP: dict[str, dict[str, Any]] = {"JPEG": {"quality": 95}, "WEBP": {"lossless": True}}


class TestWhatIsRefused:
    def refusal(self, raw: bytes) -> str:
        with pytest.raises(ValidationError) as refused:
            developed(raw)
        return str(refused.value.messages[0])

    @pytest.mark.parametrize(
        "kind", ["GIF", "TIFF", "BMP", "ICO", "PPM", "JPEG2000", "AVIF", "PDF"]
    )
    def test_other_kinds_by_what_they_are_not_what_they_are_called(self, kind: str):
        raw = encoded(chart(), kind)
        assert self.refusal(raw) == NOT_A_PICTURE
        with pytest.raises(ValidationError):
            picture_of(data_url(raw, "jpeg"))

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"hej",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"GIF89a" + b"\xff\xd8\xff\xe0" * 20,
            b"\0\0\0\x18ftypavif\0\0\0\0avif",
        ],
    )
    def test_what_is_no_picture(self, raw: bytes):
        assert self.refusal(raw) == NOT_A_PICTURE

    @pytest.mark.parametrize(
        "raw",
        [
            b"\xff\xd8\xff",
            b"\xff\xd8\xff\xe0\xff\xff",
            b"\x89PNG\r\n\x1a\n",
            b"RIFF\0\0\0\0WEBPVP8X",
            b"RIFF\0\0\0\0WEBP",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x01meta" + b"\xff" * 40,
            png(0, 0, b""),
        ],
    )
    def test_one_that_does_not_get_so_far_as_to_tell_its_size(self, raw: bytes):
        assert self.refusal(raw) == PROBLEMS["damaged"]

    @pytest.mark.parametrize("kind", KINDS)
    def test_one_that_breaks_off(self, kind: str):
        raw = encoded(Image.effect_noise((300, 300), 90).convert("RGB"), kind)
        assert self.refusal(raw[: len(raw) * 2 // 3]) == PROBLEMS["damaged"]

    @pytest.mark.parametrize("kind", KINDS)
    def test_whatever_is_broken_is_refused_in_words_or_shown(self, kind: str):
        raw = telling_all(kind)
        for place in range(10, len(raw), len(raw) // 12):
            try:
                picture = developed(raw[:place] + b"\xff\x00\x07" + raw[place + 3 :])
            except ValidationError:
                continue
            assert SECRET not in picture.large

    def test_broken_metadata_spoils_no_good_picture(self):
        raw = encoded(chart(), "JPEG", exif=as_a_camera_writes(6).tobytes())
        at = raw.index(b"Exif") + 6
        broken = raw[: at + 4] + b"\xff\xff\xff\x7f" + raw[at + 8 :]
        assert shows_chart(opened(developed(broken).large))

    def test_metadata_without_end(self):
        raw = encoded(chart(), "JPEG")
        block = b"\xff\xe1\xff\xff" + b"Exif\0\0MM\0*\0\0\0\x08" + b"\0" * (0xFFFF - 16)
        assert shows_chart(opened(developed(raw[:2] + block * 40 + raw[2:]).large))

    @pytest.mark.parametrize(
        "value",
        ["hej", 5, "data:image/png;base64,!!!", "data:image/png;base64,aGVq", "data:text/html,x"],
    )
    def test_nothing_but_a_data_url(self, meeting: Meeting, bo: Person, topic: int, value):
        problem = meeting.refused("invalid", bo, "comment.add", topic=topic, text="T", photo=value)
        assert list(problem["errors"]) == ["photo"]

    def test_more_bytes_than_a_phone_sends(self):
        with pytest.raises(ValidationError, match="4 MB"):
            picture_of(data_url(encoded(chart()) + b"\0" * 4 * 1024 * 1024))


class TestHeaders:
    @pytest.mark.parametrize("kind", KINDS)
    def test_tell_the_size(self, kind: str):
        assert header_of(encoded(chart(322, 200), kind)) == Header(kind, 322, 200)

    @pytest.mark.parametrize(
        "saved",
        [{"progressive": True}, {"exif": as_a_camera_writes().tobytes(), "comment": b"\xff\xc0"}],
    )
    def test_of_other_jpegs(self, saved: dict[str, Any]):
        assert header_of(encoded(chart(), "JPEG", **saved)) == Header("JPEG", 320, 200)

    @pytest.mark.parametrize(
        "saved", [{"lossless": True}, {"exif": as_a_camera_writes().tobytes()}]
    )
    def test_of_other_webps(self, saved: dict[str, Any]):
        assert header_of(encoded(chart(), "WEBP", **saved)) == Header("WEBP", 320, 200)


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def on_disk(media: Path) -> list[str]:
    return sorted(path.name for path in media.rglob("*") if path.is_file())


@pytest.mark.usefixtures("media")
class TestWhatIsKept:
    @pytest.fixture
    def shown(self, meeting: Meeting, bo: Person, topic: int) -> int:
        """Bo's comment with a photo."""
        photo = data_url(encoded(chart(), "JPEG", exif=as_a_camera_writes(6).tobytes()))
        added: int = meeting.done(bo, "comment.add", topic=topic, text="Tavlen", photo=photo)["id"]
        return added

    def test_the_row_tells_where_it_is_and_how_large(self, meeting: Meeting, shown: int):
        row = meeting.row("comment", shown)
        name = row["photo"].removeprefix("photos/")
        assert row["photo_small"] == f"photos/small/{name}"
        large = opened(files.path_of(meeting.event, name).read_bytes())
        assert large.size == (row["photo_width"], row["photo_height"]) == (200, 320)
        small = opened(files.path_of(meeting.event, name, "small").read_bytes())
        assert small.size == (200, 320)

    def test_two_of_the_same_picture_have_two_names(self, meeting, bo, topic):
        photo = data_url(encoded(chart()))
        for _time in range(2):
            meeting.done(bo, "comment.add", topic=topic, text="Tavlen", photo=photo)
        first, second = meeting.table("comment")
        assert first["photo"] != second["photo"]
        assert len(first["photo"]) >= len("photos/") + 32, "it could be guessed"

    def test_the_small_one_is_made_again_when_it_is_missing(self, meeting, shown, media):
        name = Comment.objects.get(pk=shown).photo
        (media / str(meeting.event.pk) / "small" / name).unlink()
        assert opened(files.path_of(meeting.event, name, "small").read_bytes()).size == (200, 320)

    @pytest.mark.parametrize("name", ["", "..", "x.jpg", "../1/a.jpg", "0" * 32 + ".jpg", "gone"])
    def test_no_other_file_is_found(self, meeting: Meeting, shown: int, name: str):
        with pytest.raises(FileNotFoundError):
            files.path_of(meeting.event, name)

    def test_removed_it_is_gone_from_the_disk(
        self, meeting, bo, shown, media, django_capture_on_commit_callbacks
    ):
        assert len(on_disk(media)) == 2
        with django_capture_on_commit_callbacks(execute=True):
            meeting.done(bo, "comment.remove", comment=shown)
        assert on_disk(media) == []
        assert "photos/" not in meeting.journal_text()

    def test_a_removal_undone_gives_the_words_back_and_says_so(self, meeting, freja, bo, shown):
        before = meeting.row("comment", shown)
        meeting.done(bo, "comment.remove", comment=shown)
        answer = meeting.done(freja, "entry.undo", seq=meeting.seq)
        assert answer["warning"] == "photo_gone"
        nothing = dict.fromkeys(("photo", "photo_small", "photo_width", "photo_height"))
        assert meeting.row("comment", shown) == before | nothing
        assert "photos/" not in meeting.journal_text(), "an earlier entry shows what is gone"
        meeting.undo()
        assert meeting.table("comment") == []
        meeting.undo()
        assert meeting.row("comment", shown) == before | nothing

    def test_an_adding_undone_takes_the_photo_too(
        self, meeting, shown, media, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            meeting.undo()
        assert (meeting.table("comment"), on_disk(media)) == ([], [])
        meeting.undo()
        assert meeting.row("comment", shown)["photo"] is None

    def test_a_comment_without_one_comes_back_without_a_warning(self, meeting, freja, bo, topic):
        plain = meeting.done(bo, "comment.add", topic=topic, text="Ord")["id"]
        meeting.done(bo, "comment.remove", comment=plain)
        assert "warning" not in meeting.done(freja, "entry.undo", seq=meeting.seq)

    @pytest.mark.parametrize(
        "name", ["topic.hide", "person.forget", "person.remove", "topic.merge"]
    )
    def test_it_stays_with_its_words(self, meeting, freja, bo, topic, shown, media, name):
        row, kept = meeting.row("comment", shown), on_disk(media)
        if name == "topic.merge":
            into = meeting.post(bo, "Bos emne")
            meeting.done(freja, name, topic=topic, into=into)
            row["topic"] = into
        elif name == "topic.hide":
            meeting.done(freja, name, topic=topic)
            assert meeting.table("comment") == []
            meeting.done(freja, "topic.show", topic=topic)
        elif name == "person.remove":
            meeting.done(freja, name, person=bo.pk)
        else:
            meeting.done(bo, name)
        assert meeting.row("comment", shown) == row
        assert on_disk(media) == kept


@pytest.mark.usefixtures("meeting")
class TestSweeping:
    """A server that died between the file and its entry, or between the entry and its file."""

    def test_what_no_comment_shows_goes_when_it_is_old(self, meeting, bo, topic, media):
        photo = data_url(encoded(chart()))
        meeting.done(bo, "comment.add", topic=topic, text="Tavlen", photo=photo)
        shown = on_disk(media)
        left = files.keep(meeting.event.pk, Picture(1, 1, b"large", b"small"))
        draft = media / str(meeting.event.pk) / "x.0123.part"
        draft.write_bytes(b"half")
        assert files.sweep(meeting.event.pk) == 0, "it may be on its way into an entry"
        hours_ago = time.time() - 2 * files.SETTLED
        for path in media.rglob("*.*"):
            os.utime(path, (hours_ago, hours_ago))
        assert files.sweep(meeting.event.pk) == 3
        assert on_disk(media) == shown
        assert left not in shown

    def test_an_event_without_photos(self, meeting, media):
        assert files.sweep(meeting.event.pk) == 0


def markers(jpeg: bytes) -> set[int]:
    """The kinds of segment before the picture itself (ITU T.81, table B.1)."""
    found, file = set(), io.BytesIO(jpeg[2:])
    while (marker := file.read(2)[1]) != 0xDA:
        found.add(marker)
        file.seek(int.from_bytes(file.read(2)) - 2, io.SEEK_CUR)
    return found
