"""Plans and board as tables, read back by what people open them with."""

import csv
import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from sessions_app.exports.registry import EXPORTS
from sessions_app.exports.source import source_of
from sessions_app.exports.tables import Table, csv_of, harmless, xlsx_of
from tests.actions.meeting import Meeting

ADDRESS = "https://openspace.example/e/CODE/"
# What a spreadsheet would run, were it not told better.
TRICKS = ("=1+1", "+45 12", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "＝1")


@pytest.fixture
def meeting(db: None) -> Meeting:
    """A note with everything, one that is hidden, one taken down; plans in every state."""
    meeting = Meeting.begin(language="da")
    ann, bo = meeting.join("Ann", organisation="Nord"), meeting.join("Bo")
    topic = meeting.post(ann, "=1+1", text='Æbler; pærer, "ord"\nog mere', **meeting.place(0, 0))
    meeting.done(bo, "topic.join", topic=topic)
    hidden = meeting.post(bo, "Hemmelig", **meeting.place(1, 1))
    meeting.done(meeting.facilitator, "topic.hide", topic=hidden)
    meeting.done(ann, "topic.withdraw", topic=meeting.post(ann, "Taget ned"))
    meeting.phase("plenary")
    meeting.done(bo, "comment.add", topic=topic, text="@SUM(A1)", kind="insight")
    plan = meeting.done(
        ann, "plan.propose", what="+45 ringe", due="2030-02-28", owner=ann.pk, topic=topic
    )["id"]
    meeting.done(bo, "plan.support", plan=plan)
    meeting.done(ann, "plan.progress", plan=plan, state="done", note="-færdig")
    meeting.done(bo, "plan.propose", what="Ingen endnu", owner=None)
    return meeting


def made(meeting: Meeting, name: str, **options: str) -> bytes:
    meeting.event.refresh_from_db()
    return EXPORTS[name].make(source_of(meeting.event, ADDRESS, options=options))


def lines(content: bytes, delimiter: str = ";") -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=delimiter))


def sheets(content: bytes) -> dict[str, Any]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: sheet for sheet in book.worksheets}


@pytest.mark.parametrize("words", TRICKS)
def test_no_words_become_a_formula(words: str) -> None:
    table = Table("T", ("Words", words), [(words, "x")])
    (row,) = list(csv.reader(io.StringIO(csv_of(table, ",").decode("utf-8-sig"))))[1:]
    assert row[0] == harmless(words) == f"'{words}"
    sheet = sheets(xlsx_of([table], "T"))["T"]
    assert (sheet["A2"].data_type, sheet["A2"].hyperlink) == ("s", None)
    assert sheet["A2"].value.strip() == words.strip()
    assert sheet["B1"].data_type == "s"


@pytest.mark.parametrize("words", ["Ann", "1. sal", "a=b", "https://x.example", ""])
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert harmless(words) == words
    sheet = sheets(xlsx_of([Table("T", ("W",), [(words,)])], "T"))["T"]
    assert (sheet["A2"].value or "", sheet["A2"].hyperlink) == (words, None)


def test_danish_excel_opens_it_by_a_double_click(meeting: Meeting) -> None:
    content = made(meeting, "board.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    first, second = lines(content)
    assert first["Titel"] == "'=1+1"
    assert first["Tekst"] == 'Æbler; pærer, "ord"\nog mere'
    assert (first["Initiativtager"], first["Organisation"]) == ("Ann", "Nord")
    assert (first["Tilmeldte"], first["Kommentarer"]) == ("2", "1")
    assert first["Starter"] == "2026-05-04 13:00"
    assert "Hemmelig" not in content.decode()
    assert (second["Titel"], second["Tekst"]) == ("(skjult)", "")
    assert "Taget ned" not in content.decode()


def test_english_speaks_english_with_commas(db: None) -> None:
    meeting = Meeting.begin(language="en")
    meeting.post(meeting.join("Ann"), "Trees")
    (row,) = lines(made(meeting, "board.csv"), ",")
    assert (row["Title"], row["Convener"], row["Starts"]) == ("Trees", "Ann", "")


def test_the_board_as_a_workbook(meeting: Meeting) -> None:
    found = sheets(made(meeting, "board.xlsx"))
    assert list(found) == [
        *("Tavlen", "Sedler", "Kommentarer", "Tilmeldinger", "Deltagere"),
        *("Afsluttende ord", "Konklusioner", "Handlingsplaner", "Netværk"),
    ]
    assert found["Tavlen"]["B1"].value == "Runde 1 13:00–13:45"
    assert found["Tavlen"]["B2"].value == "1 =1+1"
    assert found["Kommentarer"]["C2"].value == "@SUM(A1)"
    for sheet in found.values():
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_plans_have_real_dates_and_numbers(meeting: Meeting) -> None:
    sheet = sheets(made(meeting, "plans.xlsx"))["Handlingsplaner"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet["2:3"]]
    done, open_ = rows
    assert done["Hvad"] == "+45 ringe"
    assert done["Senest"] == datetime(2030, 2, 28)  # noqa: DTZ001 (a day; sheets know no zones)
    assert (done["Tovholder"], done["Hvor den står"]) == ("Ann", "Gjort")
    assert (done["Hjælpere"], done["Hvem hjælper"]) == (1, "Bo")
    assert (open_["Tovholder"], open_["Senest"]) == ("ingen endnu", None)
    assert isinstance(done["Fortalt"], datetime)


def test_plans_as_csv(meeting: Meeting) -> None:
    done, _open = lines(made(meeting, "plans.csv"))
    assert (done["Hvad"], done["Seneste ord"]) == ("'+45 ringe", "'-færdig")
    assert date.fromisoformat(done["Senest"]) == date(2030, 2, 28)


def test_a_forgotten_owner_is_in_no_table(meeting: Meeting) -> None:
    ann = meeting.event.people.get(name="Ann")
    meeting.done(ann, "person.forget")
    for name in ("plans.csv", "board.csv"):
        assert "Ann" not in made(meeting, name).decode()
    assert b"Nord" not in made(meeting, "board.csv")
    first = lines(made(meeting, "board.csv"))[0]
    assert first["Initiativtager"] == "en deltager"


def test_empty_tables_have_heads(db: None) -> None:
    meeting = Meeting.begin(language="en")
    assert lines(made(meeting, "plans.csv"), ",") == []
    assert sheets(made(meeting, "plans.xlsx"))["Action plans"]["B1"].value == "What"
