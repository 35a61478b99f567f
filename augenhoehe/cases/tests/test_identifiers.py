"""The identifier check: what it must find, what it may not cry at, and how often it errs on a generated set."""

from __future__ import annotations

from collections import Counter

import pytest

from augenhoehe.cases import names
from augenhoehe.cases.gate import identifiers
from augenhoehe.cases.gate.identifiers import check, check_general
from augenhoehe.cases.identity import Identity
from augenhoehe.core.identifiers import parts
from augenhoehe.demo.scale.sentences import Teller
from augenhoehe.demo.world.hints import ALL

from . import factories as f
from .planted import HELD_OUT, NAMES, planted

LATIN = [report.problem for report in ALL if report.problem.isascii() or report.language == "de"]


def marked(text: str, identity: Identity = f.MAHMOUD) -> list[str]:
    return [text[one.start : one.end] for one in check(text, identity, towns=["Zwirnstadt"])]


@pytest.mark.parametrize(
    "text",
    ["Mahmoud wartet.", "Mahmouds Antrag.", "mahmoud", "MAHMOUD", "Machmud wartet.", "Mahmuod wartet.", "محمود", "محمودs",
     "Махмуд чекає", "Al-Masri", "Almasri", "El Masri", "al masris Brief", "Rania", "Raniyas Kind", "Jusuf", "Yusuf’s Schule",
     "0221/4710655", "(0221) 47 10-655", "0221 4710 655", "14.3.1988", "14. März 1988", "am 14.03.", "1988-03-14",
     "Am Mühlbach", "im Mühlbach 12", "mahmoud@mail.example", "jemand@post.example", "DE02 1203 0000 0000 2020 51",
     "Herr Wuttke vom Amt", "Frau Dr. Brandt", "Familie Kaya", "Az. 12-34/567", "BG-Nr. 31502/0004711"],
)  # fmt: skip
def test_what_names_somebody_is_marked(text):
    assert marked(text), text


@pytest.mark.parametrize(
    "text",
    ["In der Praxis versteht mich niemand.", "Seit drei Monaten kein Termin, 480 Euro umsonst.", "Frau mit vier Kindern",
     "Die Mail kam nie an.", "In Zwirnstadt fährt nach 21 Uhr kein Bus.", "5 von 7 Familien warten 2 Jahre.",
     "Die Straße ist gesperrt.", "Nach § 27 GO NRW ist der Ausschuss zuständig."],
)  # fmt: skip
def test_what_names_nobody_is_let_through(text):
    assert marked(text) == []


def test_a_place_in_the_file_s_address_is_marked_unless_many_live_there():
    text = "In Zwirnstadt fährt nach 21 Uhr kein Bus."
    assert check(text, f.MAHMOUD) and not check(text, f.MAHMOUD, towns=["Zwirnstadt"])


def test_the_marks_lie_on_the_name_and_the_rest_of_the_text_is_kept():
    text = "Gestern sagte Machmud: Der Bus kommt nicht."
    pieces = parts(text, check(text, f.MAHMOUD))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, why in pieces if why] == ["Machmud"]


def test_without_a_file_people_called_by_name_numbers_and_days_are_marked():
    for text in ("Frau Kaya wartet", "am 3. Mai", "0221 4710-655", "Hauptstraße 7"):
        assert check_general(text), text
    assert not check_general("Eine Frau wartet seit Mai in der Hauptstraße.")


@pytest.mark.parametrize(("title", "names_of"), [("gebaut an", NAMES), ("zurückgelegt", HELD_OUT)])
def test_planted_names_are_found_in_at_least_99_of_100_sentences(capsys, title, names_of):
    missed, tried, lost = Counter(), Counter(), set()
    for one in planted(3000, names=names_of):
        tried[one.how] += 1
        begins = one.text.index(one.written)
        marks = check(one.text, Identity(last_name=one.name))
        if not any(mark.start < begins + len(one.written) and mark.end > begins for mark in marks):
            missed[one.how] += 1
            lost.add((one.name, one.written))
    found = 1 - sum(missed.values()) / sum(tried.values())
    with capsys.disabled():
        shares = ", ".join(f"{how} {1 - missed[how] / tried[how]:.1%}" for how in sorted(tried))
        print(
            f"\nKennzeichenprüfung ({title}): {found:.2%} von {sum(tried.values())} ({shares}); übersehen: {sorted(lost)}"
        )
    assert found >= 0.99, sorted(lost)


def test_false_alarms_are_counted_and_stay_rare(capsys):
    """Texts in which nobody is named, each checked against the file of somebody else."""
    teller = Teller(7)
    texts = [*(teller.hint().problem for _ in range(600)), *LATIN]
    files = [Identity(first_name=one.name, last_name=one.other) for one in planted(40, seed=3)]
    words = alarms = texts_hit = 0
    seen: Counter[str] = Counter()
    for at, text in enumerate(texts):
        for identity in files[at % 8 :: 8]:
            words += len(list(identifiers.names_in(text)))
            marks = [text[one.start : one.end] for one in check(text, identity)]
            alarms += len(marks)
            texts_hit += bool(marks)
            seen.update(marks)
    checked = len(texts) * 5
    with capsys.disabled():
        print(
            f"\nFehlalarme: {alarms} auf {words} Wörter ({alarms / words:.3%}), in {texts_hit} von {checked} Prüfungen; "
            f"am häufigsten: {seen.most_common(6)}"
        )
    assert alarms / words < 0.005


def test_cologne_phonetics_of_well_known_examples():
    for name, code in (("Müller-Lüdenscheidt", "65752682"), ("Wikipedia", "3412"), ("Breschnew", "17863"), ("Meyer", "67"),
                       ("Maier", "67"), ("Philipp", "351"), ("Xaver", "4837")):  # fmt: skip
        assert names.cologne(name) == code, name


def test_slips_are_counted_with_swaps_as_one():
    for one, other, slips in (("ab", "ba", 1), ("mahmoud", "mahmuod", 1), ("abc", "abc", 0), ("abcd", "xbcy", 2)):
        assert identifiers.distance(one, other, 3) == slips
