"""Figures: bars begin at zero, share one scale, and never say more than the table."""

from __future__ import annotations

from augenhoehe.ui.figures import MOST_ROWS, Figure, one_column


def test_bars_share_one_scale_from_zero():
    figure = one_column("x", "X", ("Ort", "Zahl"), [("A", 4), ("B", 1), ("C", 0)])
    assert [bars[0].length for _, bars in figure.groups] == ["100.0", "25.0", "0.0"]


def test_words_are_told_and_not_drawn():
    figure = Figure("x", "X", ("Art", "Zahl"), (("A", ("weniger als 5",)), ("B", (10,))))
    assert [bars[0].length for _, bars in figure.groups] == ["0", "100.0"]
    assert figure.table[0] == ("A", [("Zahl", "weniger als 5")])


def test_named_columns_alone_are_drawn_and_several_say_which_they_are():
    rows = (("2025", (3, 40)), ("2026", (5, 10)))
    figure = Figure("x", "X", ("Jahr", "Zahl", "Stunden"), rows, bars=(1,))
    assert [(bar.series, bar.value) for _, bars in figure.groups for bar in bars] == [
        ("Stunden", "40"),
        ("Stunden", "10"),
    ]


def test_too_many_rows_are_read_in_the_table():
    figure = one_column("x", "X", ("Ort", "Zahl"), [(str(n), n) for n in range(MOST_ROWS + 1)])
    assert figure.groups == [] and len(figure.table) == MOST_ROWS + 1
    assert one_column("x", "X", ("Ort", "Zahl"), []).empty
