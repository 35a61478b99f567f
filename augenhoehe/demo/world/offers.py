"""What the organisations of the Kreis offer: twenty invented offers, some with partners, times and translations."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from augenhoehe.core.values import dataclass
from augenhoehe.organisations import operations
from augenhoehe.organisations.models import Organisation

from .calendar import Calendar
from .stage import Scene, Stage

PALM = "Syrischer Kulturkreis Dattelpalme e. V."
WAYS = "Frauen wagen Wege e. V."
FLOWER = "Elterninitiative Sonnabendschule Kornblume"
TULIP = "Bildungsbrücke Lale e. V."
MOSQUE = "Moscheegemeinde am Zwirngraben e. V."
NETWORK = "Dachverband MO-Netz Federlohe e. V."
FIRE = "Freiwillige Feuerwehr Mohnfurt"
CARITAS = "Caritasverband Federlohe e. V."
DIAKONIE = "Diakonie Nebelfurt"


@dataclass(frozen=True, slots=True)
class Told:
    """One offer: `values` go to the operation; `texts` are {language: (title, description)} by people who speak it."""

    house: str
    title: str
    description: str
    kind: str
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    partners: tuple[str, ...] = ()
    days_ago: int = 30


def week(*days: str, at: tuple[int, int], **more: Any) -> dict[str, Any]:
    return {"rhythm": "weekly", "days": list(days), "begins": time(at[0]), "ends": time(at[1]), **more}


def _offers(today: date) -> tuple[Told, ...]:
    """The offers; days in them are counted from today."""
    return (*_of_dattelpalme_and_frauen(today), *_of_kornblume_and_lale(today), *_of_everybody_else(today))


def _of_dattelpalme_and_frauen(today: date) -> tuple[Told, ...]:
    winter = {"exceptions": [date(today.year, 12, 24), date(today.year, 12, 31)]}
    return (
        Told(PALM, "Erzählcafé", "Tee trinken, erzählen, zuhören. Wer mag, übt dabei Deutsch.", "encounter",
             {"languages": ["ar", "de"], "times": [week("TU", at=(17, 19), **winter)], "room": "Saal im Erdgeschoss",
              "latitude": 51.628, "longitude": 8.452, "ease": ["step_free", "toilet", "children_welcome"]},
             {"ar": ("مقهى الحكايات", "نشرب الشاي ونحكي ونستمع. ومن أراد يتدرب على الألمانية."),
              "en": ("Story café", "Tea, stories and listening. Practise German if you like.")}),
        Told(PALM, "Hilfe mit Briefen vom Amt", "Wir lesen Briefe mit Ihnen und füllen Formulare aus.", "authorities",
             {"languages": ["ar", "de", "en"], "times": [week("MO", "TH", at=(16, 18))], "audiences": ["newcomers"],
              "capacity": 12, "free_places": 4, "application": "Einfach kommen. Bitte bringen Sie alle Briefe mit."},
             {"ar": ("المساعدة في رسائل الدوائر", "نقرأ معكم الرسائل ونملأ الاستمارات.")}),
        Told(PALM, "Arabisch lesen und schreiben für Kinder", "Für Kinder, die zu Hause Arabisch sprechen.",
             "language_course", {"languages": ["ar"], "times": [week("SA", at=(10, 12))], "minimum_age": 6,
                                 "maximum_age": 12, "audiences": ["children"], "cost": "5 Euro im Monat",
                                 "access": "members", "waiting": "list"}),
        Told(WAYS, "Frauencafé", "Frühstück, Austausch und Kinderbetreuung. Jede Frau ist willkommen.", "encounter",
             {"languages": ["de", "tr", "uk", "en"], "audiences": ["women"], "times": [week("WE", at=(9, 11))],
              "where": "address", "room": "Lesesaal der Stadtbücherei", "street": "Markt 5", "town": "sternmuende",
              "latitude": 51.634, "longitude": 8.437, "ease": ["step_free", "lift", "children_welcome"]},
             {"uk": ("Жіноче кафе", "Сніданок, спілкування та догляд за дітьми. Запрошуємо кожну жінку."),
              "tr": ("Kadınlar kahvesi", "Kahvaltı, sohbet ve çocuk bakımı. Her kadın hoş geldi.")}, partners=(PALM,)),
        Told(WAYS, "Fahrradkurs für Frauen", "Radfahren lernen auf einem ruhigen Platz. Räder sind da.", "sport",
             {"languages": ["de", "en"], "audiences": ["women"], "capacity": 10, "waiting": "few",
              "times": [week("SA", at=(14, 16), valid_from=today - timedelta(days=20),
                             valid_until=today + timedelta(days=70))]}),
        Told(WAYS, "Begleitung zu Terminen", "Lotsinnen gehen mit zum Amt, zur Ärztin oder in die Schule.", "guides",
             {"languages": ["uk", "tr", "en", "de"], "access": "referral",
              "application": "Rufen Sie drei Tage vorher an."}),
    )  # fmt: skip


def _of_kornblume_and_lale(today: date) -> tuple[Told, ...]:
    return (
        Told(FLOWER, "Sonnabendschule", "Lesen, Rechnen und Lieder auf Ukrainisch.", "language_course",
             {"languages": ["uk"], "audiences": ["children"], "minimum_age": 6, "maximum_age": 14, "waiting": "full",
              "times": [week("SA", at=(10, 13), note="nicht in den Schulferien")]},
             {"uk": ("Суботня школа", "Читання, математика та пісні українською мовою.")}),
        Told(FLOWER, "Elterntreff auf Ukrainisch", "Fragen zu Kita und Schule, mit Menschen, die es kennen.",
             "encounter", {"languages": ["uk", "de"], "audiences": ["parents"],
                           "times": [week("TU", at=(18, 20))]},
             {"uk": ("Зустріч батьків", "Запитання про садочок і школу — з тими, хто вже знає.")}),
        Told(TULIP, "Hausaufgabenhilfe", "Ruhe, Platz und Menschen, die erklären.", "homework",
             {"languages": ["tr", "de"], "audiences": ["children", "youth"], "minimum_age": 8, "maximum_age": 16,
              "times": [week("MO", "WE", "FR", at=(15, 17))], "capacity": 25, "free_places": 6,
              "latitude": 51.655, "longitude": 8.541},
             {"tr": ("Ödev yardımı", "Sessizlik, yer ve anlatan insanlar.")}),
        Told(TULIP, "Bewerbungen schreiben", "Lebenslauf, Anschreiben und ein Übungsgespräch.", "qualification",
             {"languages": ["tr", "de"], "audiences": ["workers", "youth"],
              "times": [{"rhythm": "fortnightly", "days": ["TH"], "begins": time(17, 30), "ends": time(19),
                         "valid_from": today - timedelta(days=(today.weekday() - 3) % 7 + 14)}]}),
        Told(TULIP, "Sommerschule Mathe und Natur", "Zwei Wochen Lernen und Ausflüge in den Ferien.", "summer_school",
             {"languages": ["de"], "audiences": ["youth"], "cost": "20 Euro, Ermäßigung auf Anfrage",
              "times": [week("MO", "TU", "WE", "TH", "FR", at=(9, 13), valid_from=date(today.year + 1, 7, 12),
                             valid_until=date(today.year + 1, 7, 23))]}),
        Told(TULIP, "Saz-Gruppe", "Für Anfängerinnen und Anfänger; Instrumente sind da.", "art",
             {"languages": ["tr", "de"], "times": [week("FR", at=(18, 20))], "cost": "10 Euro im Monat"},
             days_ago=380),
    )  # fmt: skip


def _of_everybody_else(today: date) -> tuple[Told, ...]:
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 + 14)
    return (
        Told(MOSQUE, "Nachbarschaftsfrühstück", "Ein Tisch für alle, gleich wer woran glaubt.", "encounter",
             {"languages": ["tr", "de"], "audiences": ["neighbours"], "latitude": 51.578, "longitude": 8.452,
              "times": [{"rhythm": "monthly", "days": ["SU"], "week": 1, "begins": time(10), "ends": time(12)}]}),
        Told(MOSQUE, "Fußball für Jugendliche", "Offenes Training in der Halle.", "sport",
             {"languages": ["de", "tr"], "audiences": ["youth"], "minimum_age": 12, "maximum_age": 18,
              "times": [week("TH", at=(17, 19))], "where": "address", "room": "Sporthalle am Webergrund",
              "street": "Webergrund 2", "town": "zwirnstadt", "latitude": 51.571, "longitude": 8.461}),
        Told(NETWORK, "Beratung für Vereine", "Satzung, Förderung, Buchführung: Fragen von Vereinen.", "advice",
             {"languages": ["de", "en"], "where": "online", "audiences": ["volunteers"],
              "times": [week("WE", at=(18, 20))], "application": "Schreiben Sie eine Mail, Sie bekommen den Link."}),
        Told(NETWORK, "Fest der Vereine", "Musik, Essen und Stände von vielen Vereinen.", "festival",
             {"languages": ["de"], "where": "address", "room": "Bürgerhaus", "street": "Sternplatz 1",
              "town": "sternmuende", "latitude": 51.635, "longitude": 8.440,
              "times": [{"rhythm": "once", "days": ["SA"], "begins": time(14), "ends": time(22),
                         "valid_from": saturday}]}, partners=(PALM, WAYS, TULIP)),
        Told(FIRE, "Mitmachen bei der Feuerwehr", "Schnupperabend: Wir zeigen Gerät und Fahrzeug.", "engagement",
             {"languages": ["de"], "audiences": ["volunteers", "youth"], "minimum_age": 10,
              "times": [{"rhythm": "monthly", "days": ["FR"], "week": -1, "begins": time(19), "ends": time(21)}],
              "latitude": 51.592, "longitude": 8.548},
             {"ar": ("شاركوا في الإطفاء", "أمسية تعارف: نعرض لكم المعدات والسيارة.")}, partners=(PALM,)),
        Told(CARITAS, "Beratung für Erwachsene nach der Ankunft", "Aufenthalt, Arbeit, Wohnung, Familie: vertraulich.",
             "advice", {"languages": ["de", "ar", "en", "uk"], "audiences": ["newcomers", "refugees"],
                        "times": [week("MO", "TU", "TH", at=(9, 12))], "ease": ["step_free", "bus"],
                        "application": "Ohne Termin. Bitte rechnen Sie mit Wartezeit.",
                        "latitude": 51.631, "longitude": 8.433},
             {"en": ("Advice for adults after arrival", "Residence, work, housing, family: in confidence.")}),
        Told(DIAKONIE, "Sprachcafé", "Deutsch sprechen ohne Noten, mit Kaffee.", "language_course",
             {"languages": ["de"], "times": [week("TU", "FR", at=(15, 17))], "latitude": 51.661, "longitude": 8.549,
              "ease": ["step_free", "easy_language"]}),
        Told(DIAKONIE, "Kleiderkammer: Menschen gesucht", "Sortieren, ausgeben, zuhören: zwei Stunden in der Woche.",
             "engagement", {"languages": ["de"], "audiences": ["volunteers"], "times": [week("WE", at=(14, 16))],
                            "latitude": 51.661, "longitude": 8.549}),
    )  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    """The offers come each on its day, when their organisations have stood in the register for a while."""
    return [
        Scene(calendar.ago(one.days_ago, 11, number), f"Angebot: {one.title}", partial(_enter, one))
        for number, one in enumerate(_offers(calendar.today))
    ]


def _house(name: str) -> Organisation:
    return Organisation.objects.public().get(name=name)


def _enter(told: Told, stage: Stage, at: datetime) -> None:
    values = dict(told.values)
    town = values.pop("town", "")
    if town:
        values |= {"municipality": stage.towns[town], "postal_code": "05999"}
    house = _house(told.house)
    offer = operations.enter_offer(
        organisation=house, contact=house.contacts.order_by("id").first(), title=told.title,
        description=told.description, kind=told.kind,
        partners=[_house(name) for name in told.partners], by=stage.actor("aylin"), at=at, **values,
    )  # fmt: skip
    if told.texts:
        texts: dict[str, dict[str, str]] = {"title": {}, "description": {}}
        for language, (title, description) in told.texts.items():
            texts["title"][language], texts["description"][language] = title, description
        operations.change_offer(offer=offer, texts=texts, by=stage.actor("aylin"), at=at)
    stage.notes.setdefault("offer_story" if told.title == "Erzählcafé" else f"offer:{told.title}", str(offer.pk))
