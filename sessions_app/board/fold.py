"""The state rule, the same on every side: put replaces a row, drop removes it, nothing else."""

from typing import Any

Rows = dict[str, dict[str, dict[str, Any]]]


def fold(rows: Rows, entry: dict[str, Any]) -> None:
    """Change `rows` as one entry says; a kind without rows is left out."""
    for kind, put in entry["put"].items():
        rows.setdefault(kind, {}).update(put)
    for kind, ids in entry["drop"].items():
        kept = rows.get(kind, {})
        for pk in ids:
            kept.pop(str(pk), None)
        if not kept:
            rows.pop(kind, None)
