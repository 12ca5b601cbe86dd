"""Tables of plain values, written as CSV and as workbooks that spreadsheets open right."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.utils.translation import gettext_lazy as _

from ..actions.refusals import Refused
from .source import Source

Value = str | int | date | datetime | None

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
WIDEST = 44  # characters of a column; longer lines are wrapped
ON_A_PAGE = 210  # characters across that can still be read on paper
LINE = 15  # points high
MOST_LINES = 16  # that a row is high by itself; Excel takes 27
MOST_IN_A_CELL = 32_000  # characters: Excel takes 32,767 and loses the file for more
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A4 = 9
# Excel's own numbers for a date and a time "as they are written here".
DAY, MOMENT = 14, 22
LINED = {"valign": "top", "bottom": 1, "bottom_color": "#DDD2B8"}
FORMATS: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bottom": 2, "text_wrap": True, "valign": "top", "bg_color": "#EFE3C8"},
    "words": LINED | {"text_wrap": True},
    "day": LINED | {"num_format": DAY, "align": "left"},
    "time": LINED | {"num_format": MOMENT, "align": "left"},
    "number": LINED | {"num_format": 1, "align": "right", "indent": 1},
}


@dataclass(frozen=True)
class Table:
    """`rows` are as wide as `heads`; times are in the event's own zone, without one."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]


def separator(language: str, chosen: str = "") -> str:
    """What stands between the cells: as chosen (`?separator=`), or as spreadsheets want it where
    that language is spoken; in Danish numbers the comma is taken. Raises Refused("invalid").
    """
    if chosen and chosen not in SEPARATORS:
        raise Refused("invalid", errors={"separator": [_("There is no such choice.")]})
    return SEPARATORS[chosen or ("semicolon" if language == "da" else "comma")]


def csv_for(source: Source, table: Table) -> bytes:
    """With what its event's language wants between the cells, or what was chosen."""
    chosen = source.options.get("separator", "")
    return csv_of(table, separator(source.about["language"], chosen))


def csv_of(table: Table, between: str) -> bytes:
    """As a spreadsheet opens it by a double click: UTF-8 with its mark. Words that would be a
    formula get an apostrophe before them.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=between, lineterminator="\r\n")
    writer.writerow([harmless(head) for head in table.heads])
    for row in table.rows:
        writer.writerow([_plain(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def harmless(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA) else words


def listed(names: Iterable[str]) -> str:
    """Names in one cell; where they are more than it takes, how many more there are."""
    told, left = "", list(names)
    for number, name in enumerate(left):
        if len(told) + len(name) > MOST_IN_A_CELL - 100:
            return f"{told}, … (+{len(left) - number})"
        told = f"{told}, {name}" if told else name
    return told


def _plain(value: Value) -> str | int:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    return harmless(value or "")


def xlsx_of(tables: Iterable[Table], title: str) -> bytes:
    """A sheet for each table: heads that stay in sight, filters, real dates, and words as words."""
    body = io.BytesIO()
    options: dict[str, Any] = {
        "in_memory": True,
        # What people wrote is neither a formula nor a link nor a number, whatever it looks like.
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(body, options) as book:
        book.set_properties({"title": title, "comments": "Openspace"})
        formats = {name: book.add_format(how) for name, how in FORMATS.items()}
        for table in tables:
            _sheet(book.add_worksheet(_sheet_name(table.title)), table, formats)
    return body.getvalue()


def _sheet(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 0)
    widths = [
        _width(head, [row[place] for row in table.rows]) for place, head in enumerate(table.heads)
    ]
    for place, head in enumerate(table.heads):
        sheet.write_string(0, place, head, formats["head"])
        sheet.set_column(place, place, widths[place])
    for line, row in enumerate(table.rows, 1):
        # Not every program makes wrapped rows as high as they are.
        if (lines := _lines(row, widths)) > 1:
            sheet.set_row(line, LINE * lines)
        for place, value in enumerate(row):
            _cell(sheet, line, place, value, formats)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.heads) - 1)
    _on_paper(sheet, table.title, -(-sum(widths) // ON_A_PAGE))


def _cell(sheet: Any, line: int, place: int, value: Value, formats: dict[str, Any]) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(line, place, value, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, value, formats["day"])
    elif isinstance(value, int):
        sheet.write_number(line, place, value, formats["number"])
    elif value:
        sheet.write_string(line, place, value[:MOST_IN_A_CELL], formats["words"])
    else:
        sheet.write_blank(line, place, None, formats["words"])


def _width(head: str, values: Iterable[Value]) -> int:
    """As wide as its longest line, but for prose, which is wrapped. The head leaves room for the
    filter's button."""
    longest = (max(map(len, str(_plain(value)).split("\n"))) for value in values)
    return min(WIDEST, max(8, len(head) + 4, *longest, 0) + 2)


def _lines(row: Sequence[Value], widths: Sequence[int]) -> int:
    """How many lines its longest cell has, wrapped."""
    cells = zip(row, widths, strict=True)
    found = (
        sum(-(-max(len(line), 1) // width) for line in value.split("\n"))
        for value, width in cells
        if isinstance(value, str)
    )
    return min(MOST_LINES, max(found, default=1))


def _on_paper(sheet: Any, title: str, pages: int) -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(pages, 0)
    sheet.repeat_rows(0)
    if pages > 1:
        sheet.repeat_columns(0)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&R&P / &N")


def _sheet_name(title: str) -> str:
    """Excel takes no more than 31 characters, and not all of them."""
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:31]
