"""What the pages with forms share: nothing typed is lost, and errors are easy to reach."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms


def typed_anew(data: Mapping[str, Any], form: type[forms.Form], prefix: str = "") -> dict[str, str]:
    """What was typed into a form, as it stands: the initial values of one shown again unchecked."""
    start = f"{prefix}-" if prefix else ""
    return {name: data[start + name] for name in form.base_fields if start + name in data}


def point_at_first_error(shown: Iterable[forms.Form]) -> bool:
    """Let the page begin at the first field that needs correcting. False when none does."""
    for form in shown:
        for name in form.fields:
            if name in form.errors:
                form.fields[name].widget.attrs["autofocus"] = True
                return True
    return False
