"""Can anybody tell from which file a hint came? A program with everything in hand tries, and does no better than chance.

It reads, as superuser, every row of every table of the house with transaction number, place on the disk and times;
and it even gets the shells of the closed room (ids, transactions, places, days), only not what is sealed. It
orders hints by each trace and files by each trace, and pairs them off. Figures: docs/pruefung-kennzeichen.md.
"""

from __future__ import annotations

import random
import re
import secrets
from dataclasses import replace
from itertools import product
from typing import Any

import psycopg
import pytest

from augenhoehe.cases import operations, queries
from augenhoehe.cases.models import Concern, SentHint
from augenhoehe.cases.rules import quarters
from augenhoehe.core.ids import code_digest
from augenhoehe.core.rights import Role

from . import factories as f

ROUNDS, FILES = 4, 12
MANAGERS = ("chiara", "dragan", "mona", "nico")
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Traces of the structural level, of journal, search, jobs and codes; and of the shells of the files.
OF_HINTS = {
    "Kennung": "SELECT id, id::text FROM structure_hint",
    "Transaktion": "SELECT id, xmin::text::bigint FROM structure_hint",
    "Platz": "SELECT id, ctid FROM structure_hint",
    "Personenschlüssel": "SELECT id, person_key FROM structure_hint",
    "Prüfsumme": "SELECT id, text_digest::text FROM structure_hint",
    "Prüfspur": "SELECT object_id::uuid, id FROM journal_auditentry WHERE verb = 'report_hint'",
    "Prüfspur, Prüfsumme": "SELECT object_id::uuid, digest FROM journal_auditentry WHERE verb = 'report_hint'",
    "Statuscode": "SELECT hint_id, digest FROM structure_hintcode",
    "Statuscode, Platz": "SELECT hint_id, ctid FROM structure_hintcode",
}
OF_FILES = {
    "Kennung": "SELECT id, id::text FROM cases_case",
    "Transaktion": "SELECT id, xmin::text::bigint FROM cases_case",
    "Platz": "SELECT id, ctid FROM cases_case",
    "Weg, Kennung": "SELECT case_id, id::text FROM cases_senthint",
    "Weg, Transaktion": "SELECT case_id, xmin::text::bigint FROM cases_senthint",
    "Weg, Platz": "SELECT case_id, ctid FROM cases_senthint",
    "Anliegen, Platz": "SELECT case_id, ctid FROM cases_concern",
    "Protokoll, Zeit": "SELECT case_id, max(at) FROM cases_readlog WHERE verb = 'release_hint' GROUP BY 1",
}


# Traces of a withdrawal on the structural level, and of the second way through the gate in the shells of the files.
OF_WITHDRAWN = {
    "Transaktion": "SELECT id, xmin::text::bigint FROM structure_hint WHERE state = 'withdrawn'",
    "Platz": "SELECT id, ctid FROM structure_hint WHERE state = 'withdrawn'",
    "Kennung": "SELECT id, id::text FROM structure_hint WHERE state = 'withdrawn'",
    "Prüfspur": "SELECT object_id::uuid, id FROM journal_auditentry WHERE verb = 'withdraw_hint'",
    "Prüfspur, Transaktion": "SELECT object_id::uuid, xmin::text::bigint FROM journal_auditentry "
    "WHERE verb = 'withdraw_hint'",
}
OF_SECOND_WAYS = {
    "Weg, Transaktion": "SELECT case_id, max(xmin::text::bigint) FROM cases_senthint GROUP BY 1",
    "Weg, Platz": "SELECT case_id, max(ctid) FROM cases_senthint GROUP BY 1",
    "Weg, Kennung": "SELECT case_id, max(id::text) FROM cases_senthint GROUP BY 1",
    "Protokoll, Zeit": "SELECT case_id, max(at) FROM cases_readlog WHERE verb = 'release_hint' GROUP BY 1",
    "Protokoll, Transaktion": "SELECT case_id, max(xmin::text::bigint) FROM cases_readlog "
    "WHERE verb = 'release_hint' GROUP BY 1",
}


class Snoop:
    """Superuser of the database: no wall holds, only what was never written cannot be read."""

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url, autocommit=True)

    def trace(self, sql: str) -> dict[Any, Any]:
        return {key: _sortable(value) for key, value in self.connection.execute(sql).fetchall()}

    def texts(self, *, of_the_room: bool) -> dict[str, str]:
        """All rows of all tables as text, with their transactions."""
        names = [name for (name,) in self.connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()]  # fmt: skip
        wanted = [name for name in names if name.startswith("cases_") == of_the_room]
        return {
            name: "\n".join(row for (row,) in self.connection.execute(f'SELECT t::text FROM "{name}" t').fetchall())
            for name in wanted
        }


def _sortable(value: Any) -> Any:
    place = re.fullmatch(r"\((\d+),(\d+)\)", value) if isinstance(value, str) else None
    return (int(place[1]), int(place[2])) if place else value


@pytest.fixture
def world(committed):
    room = f.the_room()
    for name in MANAGERS[2:]:
        f.add_person(room, name, "caritas", Role.CASE_MANAGER, "caritas")
    snoop = Snoop(committed.superuser)
    yield room, snoop
    snoop.connection.close()


def one_round(
    room, chance: random.Random, number: int, ways: dict[Any, Any] | None = None
) -> tuple[dict[str, Any], dict[Any, str]]:
    """Twelve files of four managers each give a hint, in random order; then the gate opens. Truth: digest → case."""
    concerns = []
    for at in range(FILES):
        manager = MANAGERS[at % len(MANAGERS)]
        case = f.a_case(room, by=manager, identity=replace(f.MAHMOUD, first_name=secrets.token_hex(4)))
        concerns.append((manager, f.a_concern(room, case, by=manager, ended="not_possible")))
    chance.shuffle(concerns)
    truth, manager_of = {}, {}
    ways = {} if ways is None else ways
    for manager, concern in concerns:
        with room.of(manager) as actor:
            fresh = Concern.objects.select_related("case__client").get(pk=concern.pk)
            sent = operations.release_hint(
                concern=fresh, problem=f"Problem {secrets.token_hex(6).translate(str.maketrans('0123456789', 'ghijklmnop'))}.",
                idea="", quarter=quarters(f.TODAY)[0], municipality=None, by=actor, at=f.AT,
            )  # fmt: skip
            truth[code_digest(SentHint.objects.get(pk=sent.pk).code, "hint")] = concern.case_id
            ways[concern.case_id] = sent.pk
            manager_of[concern.case_id] = manager
    assert operations.open_gate(at=f.AT, minimum=1) == FILES
    return truth, manager_of


def withdrawn_round(room, chance: random.Random, number: int) -> dict[str, Any]:
    """Twelve hints have left. Half of their files take theirs back, the others release another one; then it is night."""
    ways: dict[Any, Any] = {}
    truth, manager_of = one_round(room, chance, number, ways)
    cases = list(ways)
    chance.shuffle(cases)
    taken_back = set(chance.sample(cases, FILES // 2))
    for case in cases:
        with room.of(manager_of[case]) as actor:
            if case in taken_back:
                sent = queries.hints_for(actor).get(pk=ways[case])
                assert operations.withdraw_hint(sent=sent, by=actor, at=f.AT) is False
            else:
                concern = Concern.objects.select_related("case__client").get(case=case)
                operations.release_hint(
                    concern=concern, problem="Noch ein Problem in Praxen.", idea="", municipality=None,
                    quarter=quarters(f.TODAY)[0], by=actor, at=f.AT,
                )  # fmt: skip
    assert operations.open_gate(at=f.AT, minimum=1) == FILES - len(taken_back)
    return {digest: case for digest, case in truth.items() if case in taken_back}


def hits_of(
    snoop: Snoop,
    truths: list[dict[str, Any]],
    of_the_hints: dict[str, str] = OF_HINTS,
    of_the_files: dict[str, str] = OF_FILES,
) -> dict[tuple[str, str], int]:
    """For each pair of traces: how many hints are paired with their own file, when both are put in order."""
    hint_of = {digest: hint for hint, digest in snoop.trace("SELECT hint_id, digest FROM structure_hintcode").items()}
    hits = {}
    for (one, of_hints), (other, of_files) in product(of_the_hints.items(), of_the_files.items()):
        hint_trace, file_trace = snoop.trace(of_hints), snoop.trace(of_files)
        found = 0
        for truth in truths:
            pairs = {hint_of[digest]: case for digest, case in truth.items()}
            hints = sorted(pairs, key=hint_trace.__getitem__)
            files = sorted(pairs.values(), key=file_trace.__getitem__)
            forwards = sum(pairs[hint] == file for hint, file in zip(hints, files, strict=True))
            backwards = sum(pairs[hint] == file for hint, file in zip(hints, reversed(files), strict=True))
            found += max(forwards, backwards) if len(truths) == 1 else forwards
        hits[one, other] = found
    return hits


def conspicuous(hits: dict[tuple[str, str], int], hints: int, most: int, share: float) -> set[tuple[str, str]]:
    """The pairs of traces that hit more often than chance should; all of them if they do so on the whole."""
    over = sum(hits.values()) / (len(hits) * hints) >= share
    return {pair for pair, number in hits.items() if over or number > most}


def sentence(what: str, hits: dict[tuple[str, str], int], hints: int, by_chance: float) -> str:
    best = max(hits, key=hits.get)
    share = sum(hits.values()) / (len(hits) * hints)
    return (
        f"\n{what}: {len(hits)} Paare von Spuren, je {hints} Hinweise: im Mittel {share:.1%} richtig "
        f"(Zufall {by_chance:.1%}); bestes Paar {best} {hits[best]} von {hints}"
    )


def test_no_trace_pairs_hints_with_files_better_than_chance(world, capsys):
    """By chance each pair hits ROUNDS times (Poisson); seventeen or more of 48 happen once in a million pairs.

    What chance did once it does not do twice in a row; a leak does it every time.
    """
    room, snoop = world
    chance = random.Random(secrets.randbits(64))
    hints, limits = ROUNDS * FILES, (17, 1 / FILES + 0.05)

    def measured(first: int) -> set[tuple[str, str]]:
        truths = [one_round(room, chance, number)[0] for number in range(first, first + ROUNDS)]
        hits = hits_of(snoop, truths)
        with capsys.disabled():
            print(sentence("Tor", hits, hints, 1 / FILES))
        return conspicuous(hits, hints, *limits)

    found = measured(0)
    assert not found or not found & measured(ROUNDS), found


def test_no_trace_pairs_withdrawn_hints_with_files_better_than_chance(world, capsys):
    """Also when the program is told which files took a hint back: which of the withdrawn ones was theirs stays open.

    By chance each pair hits eight times; 23 or more of 48 happen once in some hundred thousand pairs, never twice.
    """
    room, snoop = world
    chance = random.Random(secrets.randbits(64))
    hints, limits = ROUNDS * FILES, (22, 2 / FILES + 0.1)

    def measured(first: int) -> set[tuple[str, str]]:
        truths = [withdrawn_round(room, chance, number) for number in range(first, first + ROUNDS * 2)]
        assert sum(len(truth) for truth in truths) == hints
        hits = hits_of(snoop, truths, OF_WITHDRAWN, OF_SECOND_WAYS)
        with capsys.disabled():
            print(sentence("Tor, Zurückziehen", hits, hints, 2 / FILES))
        return conspicuous(hits, hints, *limits)

    found = measured(0)
    assert not found or not found & measured(ROUNDS * 2), found


def test_a_leak_is_conspicuous_and_chance_is_not():
    pairs = {("a", "x"): 8, ("a", "y"): 23, ("b", "x"): 7}
    assert conspicuous(pairs, 48, 22, 0.5) == {("a", "y")}
    assert conspicuous(pairs, 48, 23, 0.9) == set()
    assert conspicuous({("a", "x"): 20, ("b", "x"): 20}, 48, 22, 0.3) == {("a", "x"), ("b", "x")}


def test_unshuffled_the_program_finds_every_withdrawn_hint(world, monkeypatch):
    monkeypatch.setattr("random.SystemRandom.shuffle", lambda self, batch: None)
    room, snoop = world
    truths = [withdrawn_round(room, random.Random(3), 0)]
    assert max(hits_of(snoop, truths, OF_WITHDRAWN, OF_SECOND_WAYS).values()) == FILES // 2


def test_which_files_took_a_hint_back_cannot_be_told_from_the_bare_rows(world):
    """Half of twelve files withdrew, half released again: in number, verb and length their rows are the same."""
    room, snoop = world
    truth = withdrawn_round(room, random.Random(5), 0)
    shells = snoop.connection.execute(
        "SELECT case_id, count(*), array_agg(length(sealed) ORDER BY length(sealed)) FROM cases_senthint GROUP BY 1"
    ).fetchall()
    logs = snoop.connection.execute(
        "SELECT case_id, array_agg(DISTINCT verb ORDER BY verb), count(*) FILTER (WHERE verb = 'release_hint') "
        "FROM cases_readlog GROUP BY 1"
    ).fetchall()
    back = set(truth.values())
    for rows in (shells, logs):
        told = [{str(row[1:]) for row in rows if (row[0] in back) is side} for side in (True, False)]
        assert told[0] == told[1], told


def test_what_a_team_lead_moved_is_in_no_table_outside_the_room(world):
    """Reassigning writes inside only: no row of the house is new, in none stands a case, a file number or a job."""
    room, snoop = world
    f.add_person(room, "tilly", "caritas", Role.TEAM_LEAD, "caritas")
    one_round(room, random.Random(4), 0)
    before = snoop.texts(of_the_room=False)
    with room.of("tilly") as tilly:
        seen = next(sum(one.numbers.values()) for one in queries.workloads(tilly) if one.user == room.users["mona"])
        moved = operations.reassign_cases(
            giver=room.users["mona"], to=room.users["nico"], phases=["request"], why="absent", seen=seen, by=tilly,
            at=f.AT,
        )  # fmt: skip
    assert moved == seen > 0
    assert snoop.texts(of_the_room=False) == before


def test_the_program_is_not_blind_unshuffled_it_finds_every_file(world, monkeypatch):
    monkeypatch.setattr("random.SystemRandom.shuffle", lambda self, batch: None)
    room, snoop = world
    truths = [one_round(room, random.Random(1), 0)[0]]
    assert max(hits_of(snoop, truths).values()) == FILES


def test_no_value_of_a_file_stands_anywhere_outside_and_no_transaction_wrote_both(world):
    room, snoop = world
    one_round(room, random.Random(2), 0)
    outside, inside = snoop.texts(of_the_room=False), snoop.texts(of_the_room=True)
    people = set(UUID.findall(outside["accounts_user"] + outside["accounts_carrier"]))
    ids = {name: set(UUID.findall(text)) for name, text in inside.items()}
    shared = {
        (name, table)
        for name, values in ids.items()
        for table, text in outside.items()
        if (values - people) & set(UUID.findall(text))
    }
    assert shared == set()
    wrote = snoop.connection.execute(
        "SELECT count(*) FROM structure_hint h JOIN cases_senthint s ON s.xmin = h.xmin"
    ).fetchone()[0]
    assert wrote == 0
    jobs = outside["procrastinate_jobs"] + outside["procrastinate_events"] + outside["notices_outgoingmail"]
    assert "hint" not in jobs and "cases" not in jobs


def test_who_gave_a_hint_cannot_be_told_from_the_trail_of_the_house(world, capsys):
    """Guess the manager by the last entry with a person before the hint's own; by order of entry and of transaction."""
    room, snoop = world
    right = tried = 0
    for number in range(3):
        truth, manager_of = one_round(room, random.Random(number), number)
        entries = snoop.connection.execute("SELECT id, verb, actor_id, object_id FROM journal_auditentry ORDER BY id")
        last, guess = None, {}
        for _, verb, actor, about in entries.fetchall():
            last = actor or last
            if verb == "report_hint":
                guess[about] = last
        hint_of = {
            digest: str(hint) for hint, digest in snoop.trace("SELECT hint_id, digest FROM structure_hintcode").items()
        }
        for digest, case in truth.items():
            tried += 1
            right += guess.get(hint_of[digest]) == room.users[manager_of[case]].pk
    with capsys.disabled():
        print(
            f"\nTor: Case Management aus der Prüfspur geraten: {right} von {tried} (Zufall {tried / len(MANAGERS):.0f})"
        )
    assert right <= tried / len(MANAGERS) + 3 * (tried * 0.25 * 0.75) ** 0.5
