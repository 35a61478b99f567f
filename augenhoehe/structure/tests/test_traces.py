"""What may belong to a person in a text is found in every language of the form, and little else."""

from __future__ import annotations

import pytest

from augenhoehe.structure.traces import traces_in


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Rufen Sie 0221 4710 123 an", "phone", "0221 4710 123"),
        ("Handy: +49 (221) 4710-100.", "phone", "+49 (221) 4710-100"),
        ("Schreiben an halyna@beispiel.example bitte", "email", "halyna@beispiel.example"),
        ("Frau Muster ist zuständig", "name", "Frau Muster"),
        ("mit Herrn Dr. Özdemir gesprochen", "name", "Herrn Dr. Özdemir"),
        ("Familie Beispiel wartet", "name", "Familie Beispiel"),
        ("geboren am 3.4.1990 in", "birth", "geboren am 3.4.1990"),
        ("Mrs. Sample told me", "name", "Mrs. Sample"),
        ("Ayşe Hanım söyledi", "name", "Ayşe Hanım"),
        ("قال السيد أحمد", "name", "السيد أحمد"),
        ("пані Іваненко сказала", "name", "пані Іваненко"),
    ],
)
def test_a_trace_is_found(text, kind, found):
    assert [(one.kind, one.found) for one in traces_in(text)] == [(kind, found)]


@pytest.mark.parametrize(
    "text",
    [
        "Im Schuljahr 2025/2026 kostet das 1.200 Euro, am 12.10.2026 um 20 Uhr.",
        "In 59494 wohnen viele. Der Bus 620 fährt um 07:30.",
        "Jede Frau und jeder Herr, der kommt, wartet.",
        "Eine Frau mit Kind und eine Familie ohne Auto.",
        "Das Aktenzeichen hat 12 Stellen.",
    ],
)
def test_ordinary_sentences_are_left_alone(text):
    assert traces_in(text) == []


def test_the_same_place_is_named_once():
    assert len(traces_in("Frau Muster und Frau Muster", "Frau Muster")) == 1
