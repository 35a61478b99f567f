"""The content of a yearly report as its page shows it: days as days, numbers as figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from augenhoehe.concept.yearly import figures_of, in_use, indicator_words, of_total


def year_shown(content: dict[str, Any]) -> dict[str, Any]:
    """What the template reads; the stored content stays as it is."""
    whole, by_field = figures_of(content)
    full, empty = in_use(content)
    fields = [
        {
            **field,
            "figure": by_field[field["key"]],
            "goals": [{**_dated(one), "told": indicator_words(one)} for one in field["goals"]],
            "measures": [_measure(one) for one in field["measures"]],
        }
        for field in full
    ]
    return {
        "content": content, "whole": whole, "fields": fields, "as_of": date.fromisoformat(content["as_of"]),
        "empty": empty,
    }  # fmt: skip


def _measure(one: dict[str, Any]) -> dict[str, Any]:
    return {
        **one,
        "done": of_total(one["reached"], one["total"]),
        "markers": [_dated(mark) for mark in one["markers"]],
    }


def _dated(one: dict[str, Any]) -> dict[str, Any]:
    due, first = date.fromisoformat(one["due"]), date.fromisoformat(one["first_due"])
    return {**one, "due": due, "first_due": first, "postponed": due != first}
