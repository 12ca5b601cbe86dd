"""Tables of plain values, written as CSV and as workbooks that spreadsheets open right."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

Value = str | int | date | datetime | None

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
WIDEST = 60  # characters of a column
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Table:
    """`rows` are as wide as `heads`; times are in the event's own zone, without one."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]


def csv_of(table: Table, language: str) -> bytes:
    """As Excel of that language opens it by a double click: UTF-8 with its mark, and in Danish
    semicolons, since the comma is in the numbers there. Words that would be a formula get an
    apostrophe before them.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language == "da" else ",", lineterminator="\r\n")
    writer.writerow([harmless(head) for head in table.heads])
    for row in table.rows:
        writer.writerow([_plain(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def harmless(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA) else words


def _plain(value: Value) -> str | int:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    return harmless(value or "")


def xlsx_of(*tables: Table) -> bytes:
    """A sheet for each table: heads that stay in sight, filters, real dates, and words as words."""
    body = io.BytesIO()
    options: dict[str, Any] = {
        "in_memory": True,
        # What people wrote is neither a formula nor a link, whatever it looks like.
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(body, options) as book:
        formats = {
            "head": book.add_format({"bold": True, "bottom": 2, "text_wrap": True}),
            "words": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
            "number": book.add_format({"num_format": "0", "valign": "top"}),
        }
        for table in tables:
            _sheet(book.add_worksheet(_sheet_name(table.title)), table, formats)
    return body.getvalue()


def _sheet(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 0)
    for place, head in enumerate(table.heads):
        sheet.write_string(0, place, head, formats["head"])
        lengths = [len(_longest_line(row[place])) for row in table.rows]
        sheet.set_column(place, place, min(WIDEST, max([len(head) + 3, 10, *lengths])))
    for line, row in enumerate(table.rows, 1):
        for place, value in enumerate(row):
            _cell(sheet, line, place, value, formats)
    if table.heads:
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.heads) - 1)


def _cell(sheet: Any, line: int, place: int, value: Value, formats: dict[str, Any]) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(line, place, value, formats["time"])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, value, formats["day"])
    elif isinstance(value, int):
        sheet.write_number(line, place, value, formats["number"])
    elif value:
        sheet.write_string(line, place, value, formats["words"])


def _longest_line(value: Value) -> str:
    return max(str(_plain(value)).split("\n"), key=len)


def _sheet_name(title: str) -> str:
    """Excel takes no more than 31 characters, and not all of them."""
    return "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)[:31]
