"""Modules that an installation can switch off, each with the sentence the settings page shows.

A module is a switch somebody asks with `queries.module_on(name)`; a test keeps this list and the
questions together, so that no switch is without effect and no question without a switch.
"""

from __future__ import annotations

from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Module:
    """One switch: `name` for code, `label` and `sentence` for the person who decides."""

    name: str
    label: str
    sentence: str
    default: bool = True


MODULES = (
    Module(
        "hints_form",
        "Öffentlicher Meldebogen",
        "Alle können ohne Konto melden, was nicht gut läuft. Ohne ihn kommen Hinweise nur aus Dateien.",
    ),
    Module(
        "hint_import",
        "Hinweise aus Dateien",
        "Die Koordination übernimmt Hinweise aus Tabellen, zum Beispiel aus einer Umfrage.",
    ),
    Module(
        "cases",
        "Fallakten",
        "Träger mit Case Management führen verschlüsselte Fallakten. Ohne sie gibt die Beratung Strukturhinweise "
        "über ein Formular, und kein Name von Klient:innen steht auf diesem Server.",
        default=False,
    ),
    Module(
        "volunteers",
        "Ehrenamt und Sprachmittlung",
        "Ämter, Schulen und Vereine fragen Sprachmittlung und Begleitung an. Die Koordination führt Ehrenamtliche, "
        "teilt zu und rechnet ab. Ohne das Modul gibt es kein öffentliches Formular dafür.",
        default=False,
    ),
    Module(
        "events",
        "Veranstaltungen",
        "Kündigt Konferenzen, Schulungen, Begegnungen und offene Treffen an und nimmt Anmeldungen entgegen. "
        "Ohne das Modul gibt es die Seiten nicht, und niemand wird erinnert.",
    ),
    Module(
        "forum",
        "Mitreden",
        "Alle können öffentlich zu Vorgängen, Maßnahmen und Meldungen schreiben, auch ohne Konto. Nichts erscheint, "
        "bevor die Moderation es gelesen hat. Schalten Sie das Modul ein, wenn jemand moderiert.",
        default=False,
    ),
    Module(
        "funding",
        "Förderung",
        "Führt Förderprogramme mit Selbstprüfung, Eigenanteil, Fristen und Bewilligungen. Ohne das Modul gibt es die "
        "Seiten nicht, und niemand wird an Fristen erinnert.",
    ),
    Module(
        "press",
        "Presse",
        "Mitteilungen mit Freigabe, Sperrfrist und sichtbarer Korrektur, ein Fotoarchiv und das Abonnement per Mail. "
        "Ohne das Modul gibt es die Seiten nicht, und nichts erscheint zu seinem Termin.",
    ),
    Module(
        "oparl_names",
        "Namen in der OParl-Schnittstelle",
        "Nennt Menschen mit Mandat in öffentlichen politischen Gremien beim Namen. Ohne das Modul stehen dort nur "
        "Funktion und Gremium. Prüfen Sie vorher, ob die Namen amtlich bekannt gemacht sind oder die Einwilligung "
        "vorliegt.",
        default=False,
    ),
    Module(
        "studies",
        "Studien und Interviews",
        "Ein beauftragtes Institut führt Interviews in einem verschlossenen Bereich. Gremien lesen Plan und Leitfaden, "
        "und Menschen können sich zum Interview melden. Ohne das Modul gibt es die Seiten nicht.",
        default=False,
    ),
    Module(
        "network_picture",
        "Bild des Netzwerks",
        "Zeichnet jede Nacht, welche Organisationen miteinander arbeiten, und schlägt vor, wer sich kennenlernen "
        "könnte. Niemand wird bewertet. Gesehen wird es nur mit Konto.",
        default=False,
    ),
)
BY_NAME = {module.name: module for module in MODULES}
