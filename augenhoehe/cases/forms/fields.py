"""What the fields of the closed room share: nothing typed here is kept by the browser, each says what it lacks."""

from __future__ import annotations

from django import forms

OFF = {"autocomplete": "off", "spellcheck": "false"}


def asked(sentence: str) -> dict[str, str]:
    """What stands at a field that was left out, or chosen from an old page."""
    return {"required": sentence, "invalid_choice": sentence}


def text_box(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **OFF})
