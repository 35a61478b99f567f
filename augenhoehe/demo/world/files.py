"""A handful of invented case files of the Caritas: Chiara keeps them, Dragan stands in; one fed a matter."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from augenhoehe.cases import operations
from augenhoehe.cases.identity import Identity
from augenhoehe.cases.models import Case, Concern
from augenhoehe.cases.queries import workloads
from augenhoehe.core.clock import day_of, quarter_of
from augenhoehe.core.closed import closed_room
from augenhoehe.core.values import dataclass
from augenhoehe.structure.models import Hint
from augenhoehe.structure.operations.intake import hint_of

from .calendar import Calendar
from .hints import Report
from .stage import Scene, Stage


@dataclass(frozen=True, slots=True)
class Wish:
    """A concern in the words of the person: when it was named, and what came of it."""

    wording: str
    area: str
    priority: int = 1
    ended: str = ""
    reason: str = ""
    result: str = ""
    key: str = ""
    referred_to: str = ""


@dataclass(frozen=True, slots=True)
class FileText:
    key: str
    manager: str
    days: int
    who: Identity
    request: str
    wishes: tuple[Wish, ...] = ()
    moves: tuple[str, ...] = ()
    agreement: str = ""
    contacts: tuple[tuple[str, str], ...] = ()
    # Kind, words, and what the plan builds on it.
    strengths: tuple[tuple[str, str, str], ...] = ()
    deputy: str = ""
    closes: str = ""
    # Why it went on after all, and how many days ago.
    reopens: str = ""
    reopened: int = 0
    # To whom the team lead gave it, and how many days ago.
    handed_to: str = ""
    handed: int = 0
    # How many days ago the person took consent back; after a month the deletion run has something to do.
    revoked: int = 0


FILES = (
    FileText(
        "kita", "chiara", 200,
        Identity(first_name="Nadira", last_name="Nebelstern", other_names="Nadeera",
                 household="Nael, Nika", born="1991",
                 phone="0221 4710-611", address="Nixenweg 9, Nebelfurt", language="Dari", interpreter=True),
        "Kita-Platz für zwei Kinder, Deutschkurs am Abend",
        (
            Wish("Meine Kinder sollen in die Kita, damit ich lernen kann.", "school", 1, "not_possible", "language",
                 "Der Bescheid kam nur auf Deutsch. Als wir ihn verstanden, war die Frist vorbei.", "kita"),
            Wish("Ich möchte am Abend Deutsch lernen.", "language", 2),
        ),
        ("clarify", "admit", "plan", "carry_out"),
        "Nadira meldet die Kinder im Frühjahr neu an, Chiara geht mit. Sprachkurs nach dem Kita-Start.",
        (("talk", "Erstes Gespräch mit Sprachmittlung. Zwei Kinder, kein Platz."),
         ("company", "Zusammen im Jugendamt. Auskunft nur auf Deutsch.")),
        (("work", "In Herat habe ich acht Jahre eine Nähstube geführt.",
          "Ab Herbst näht sie einen Tag im Sozialkaufhaus."),
         ("friends", "Meine Nachbarin holt die Kinder, wenn ich einen Termin habe.", ""),
         ("languages", "Dari und Englisch; mit den Kindern übe ich Deutsch.", "")),
        deputy="dragan",
    ),
    FileText(
        "doctor", "chiara", 60,
        Identity(first_name="Mahir", last_name="Morgenrot", other_names="ماهر", household="Mina", born="7.7.1979",
                 phone="0221 4710-622", address="Mühlenpfad 3, Zwirnstadt", language="Arabisch", interpreter=True),
        "Behandlung am Knie, Praxis verlangt Dolmetscher",
        (
            Wish("Ich brauche einen Arzt, der mit mir sprechen kann.", "health", 1, "not_possible", "language",
                 "Drei Praxen haben abgelehnt, weil niemand übersetzt.", "doctor"),
            Wish("Ich will wieder als Schreiner arbeiten.", "work", 2, "partly", "waiting",
                 "Die Anerkennung läuft, bis dahin nur Helferstelle.", "joiner"),
        ),
        ("clarify", "admit"),
        contacts=(("call", "Praxis angerufen, Absage ohne Sprachmittlung."),),
    ),
    FileText(
        "work", "chiara", 120,
        Identity(first_name="Oksana", last_name="Ohnegrau", other_names="Оксана", born="1986", phone="0221 4710-633",
                 language="Ukrainisch"),
        "Diplom als Lehrerin anerkennen lassen",
        (Wish("Ich möchte wieder unterrichten.", "recognition", 1),),
        ("clarify", "admit", "plan"),
        "Oksana sammelt die Zeugnisse, Chiara klärt die zuständige Stelle bis Ende des Monats.",
    ),
    FileText(
        "housing", "chiara", 330,
        Identity(first_name="Tekle", last_name="Taubenblau", born="1994", language="Tigrinya", interpreter=True),
        "Wohnung für vier Personen",
        (Wish("Wir brauchen eine Wohnung, in der die Kinder lernen können.", "housing", 1, "realise", "",
              "Mietvertrag unterschrieben."),),
        ("clarify", "admit", "plan", "carry_out"),
        "Wohnberechtigungsschein, Begleitung zu Besichtigungen.",
        closes="planned",
    ),
    FileText(
        "request", "chiara", 4,
        Identity(first_name="Farida", last_name="Funkelstein", phone="0221 4710-644", language="Farsi"),
        "Fragt nach Hilfe bei einem Bescheid",
        (Wish("Ich möchte wissen, ob der Bescheid richtig ist.", "money", 1, "refer", "specialised",
              "Termin am Donnerstag, sie geht selbst hin.", referred_to="Sozialberatung der Diakonie"),),
    ),
    FileText(
        "back", "chiara", 300,
        Identity(first_name="Rahel", last_name="Regenbogen", born="1989", language="Amharisch", interpreter=True),
        "Ausbildung nachholen",
        (Wish("Ich möchte Pflegehelferin werden.", "work", 1),),
        ("clarify", "admit"),
        closes="moved",
        reopens="Sie ist nach Nebelfurt zurückgezogen und möchte die Ausbildung jetzt beginnen.", reopened=17,
    ),
    FileText(
        "handed", "chiara", 70,
        Identity(first_name="Sefa", last_name="Silberregen", born="1998", phone="0221 4710-655", language="Türkisch"),
        "Unterhalt und Kinderzuschlag",
        (Wish("Ich will verstehen, was mir für meine Tochter zusteht.", "family", 1),),
        ("clarify", "admit"),
        handed_to="dragan", handed=3,
    ),
    FileText(
        "revoked", "chiara", 80,
        Identity(first_name="Zoran", last_name="Zwielicht", born="1966", language="Serbisch"),
        "Rente aus zwei Ländern",
        moves=("clarify", "admit"),
        revoked=33,
    ),
    FileText(
        "dragan", "dragan", 90,
        Identity(first_name="Bashir", last_name="Blauwasser", born="1970", language="Paschtu", interpreter=True),
        "Schulden und Briefe, die niemand erklärt",
        (Wish("Jemand soll mir die Briefe erklären.", "money", 1),),
        ("clarify", "admit"),
    ),
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    found = [Scene(calendar.ago(one.days, 9), "Die Beratung beginnt", partial(take_in, one)) for one in FILES]
    found += [
        Scene(calendar.ago(one.days - 55), "Ein Fall geht zu Ende", partial(close, one)) for one in FILES if one.closes
    ]
    found += [Scene(calendar.ago(one.reopened), "Ein Fall geht weiter", partial(reopen, one))
              for one in FILES if one.reopens]  # fmt: skip
    found += [Scene(calendar.ago(one.revoked), "Eine Einwilligung wird widerrufen", partial(revoke, one))
              for one in FILES if one.revoked]  # fmt: skip
    found += [Scene(calendar.ago(one.handed), "Ein Fall kommt in andere Hände", partial(hand_on, one))
              for one in FILES if one.handed_to]  # fmt: skip
    found.append(Scene(calendar.ago(6, 9), "Ein Hinweis wird am Tor zurückgezogen", take_back))
    return found


def _case(stage: Stage, text: FileText) -> Case:
    return Case.objects.select_related("client").get(pk=stage.notes[f"case_{text.key}"])


def take_in(text: FileText, stage: Stage, at: datetime) -> None:
    """A person comes, is listened to, agrees, and the work begins."""
    by = stage.actor(text.manager)
    with closed_room(by):
        case = operations.take_in_client(
            identity=text.who, carrier_id=stage.carriers["caritas"].pk, request=text.request, by=by, at=at
        )
        stage.notes[f"case_{text.key}"] = str(case.pk)
        for kind, words in text.contacts:
            operations.note_contact(case=case, on=day_of(at), kind=kind, text=words, by=by, at=at)
        if text.moves:
            operations.give_consent(
                case=case, given_on=day_of(at), language=text.who.language, interpreted=text.who.interpreter,
                form="signed", by=by, at=at,
            )  # fmt: skip
        for wish in text.wishes:
            _name(text, wish, case, stage, at)
        for kind, words, use in text.strengths:
            operations.name_strength(case=case, text=words, kind=kind, use=use, by=by, at=at)
        for verb in text.moves:
            operations.move_case(case=case, verb=verb, agreement=text.agreement, by=by, at=at)
        if text.deputy:
            operations.name_deputy(
                case=case, deputy=stage.people[text.deputy], valid_from=day_of(at),
                valid_until=stage.calendar.today + timedelta(days=60), by=by, at=at,
            )  # fmt: skip


def _name(text: FileText, wish: Wish, case: Case, stage: Stage, at: datetime) -> None:
    by = stage.actor(text.manager)
    concern = operations.name_concern(
        case=case, wording=wish.wording, life_area=wish.area, priority=wish.priority, by=by, at=at
    )
    operations.begin_concern(concern=concern, by=by, at=at)
    if wish.ended:
        operations.end_concern(
            concern=concern, verb=wish.ended, reason=wish.reason, result=wish.result, referred_to=wish.referred_to,
            by=by, at=at,
        )  # fmt: skip
    if wish.key:
        stage.notes[f"concern_{wish.key}"] = str(concern.pk)


def close(text: FileText, stage: Stage, at: datetime) -> None:
    by = stage.actor(text.manager)
    with closed_room(by):
        operations.close_case(case=_case(stage, text), result=text.closes, by=by, at=at)


def reopen(text: FileText, stage: Stage, at: datetime) -> None:
    by = stage.actor(text.manager)
    with closed_room(by):
        operations.reopen_case(case=_case(stage, text), reason=text.reopens, by=by, at=at)


def revoke(text: FileText, stage: Stage, at: datetime) -> None:
    by = stage.actor(text.manager)
    with closed_room(by):
        operations.revoke_consent(consent=_case(stage, text).consents.get(), by=by, at=at)


def hand_on(text: FileText, stage: Stage, at: datetime) -> None:
    """Chiara says the file number; Tilda gives that one case to a colleague and reads nothing of it."""
    with closed_room(stage.actor(text.manager)):
        number = _case(stage, text).number
    lead, giver = stage.actor("tilda"), stage.people[text.manager]
    with closed_room(lead):
        seen = sum(sum(one.numbers.values()) for one in workloads(lead) if one.user == giver)
        operations.reassign_cases(
            giver=giver, to=stage.people[text.handed_to], number=number, seen=seen, why="load", by=lead, at=at
        )


def take_back(stage: Stage, at: datetime) -> None:
    """Chiara reads her own words once more: everybody in the place would know who is meant. The hint never leaves."""
    by = stage.actor("chiara")
    with closed_room(by):
        concern = Concern.objects.select_related("case__client").get(pk=stage.notes["concern_joiner"])
        sent = operations.release_hint(
            concern=concern, problem="Handwerker aus einem einzigen Betrieb im Ort warten auf ihre Anerkennung.",
            idea="", quarter=quarter_of(day_of(at)), municipality=None, by=by, at=at,
        )  # fmt: skip
        operations.withdraw_hint(sent=sent, by=by, at=at)


def release(report: Report, stage: Stage, at: datetime) -> Hint:
    """A hint that comes from a file: released by Chiara, let go by the gate on the same day."""
    by = stage.actor("chiara")
    with closed_room(by):
        concern = Concern.objects.select_related("case__client").get(pk=stage.notes[f"concern_{report.file}"])
        sent = operations.release_hint(
            concern=concern, problem=report.problem, idea=report.idea, quarter=quarter_of(day_of(at)),
            municipality=stage.towns[report.town], by=by, at=at,
        )  # fmt: skip
        code = sent.code
    operations.open_gate(at=at, minimum=1)
    hint = hint_of(code)
    assert hint is not None  # noqa: S101 – the gate has just let it go
    return hint
