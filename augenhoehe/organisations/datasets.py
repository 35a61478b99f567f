"""The register as open data: what public pages show, of organisations that agree to be passed on.

Contacts, origin and orientation are left out: whoever looks for a person finds the page, nobody needs a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_noop

from augenhoehe.core.datasets import DataColumn, Dataset

from .models import Organisation
from .queries import cards, offers

_ADDRESS = frozenset({"address_shown", "street", "postal_code", "locality", "municipality", "in_feed", "where", "room"})
_GONE = {f"{verb}_organisation": frozenset[str]() for verb in ("rest", "refuse")}
_WATCHES = {**_GONE, "merge_organisations": frozenset[str](), "change_organisation": _ADDRESS}


def organisation_rows(day: date) -> Iterator[tuple[Any, ...]]:
    """Published entries as a stranger's card shows them."""
    with translation.override("de"):
        for one in cards.public_organisations(day).filter(in_feed=True).order_by("pk"):
            card = cards.made_card(one, whole=False, day=day, language="de")
            yield (
                one.pk, one.name, one.short_name or None, card.kind, card.legal_form or None, one.founded_year,
                card.description.text or None, list(card.purposes), list(card.fields), list(card.languages),
                list(card.towns), card.street or None, card.place or None, one.website or None, one.published_on,
                one.confirmed_on,
            )  # fmt: skip


def offer_rows(day: date) -> Iterator[tuple[Any, ...]]:
    """Running offers as a stranger's card shows them; a hidden house stays hidden."""
    rows = offers.public_offers().filter(organisation__in=Organisation.objects.public().filter(in_feed=True))
    with translation.override("de"):
        for one in rows.order_by("pk"):
            card = offers.made_offer_card(one, whole=False, day=day, language="de")
            yield (
                one.pk, one.organisation_id, one.organisation.name, card.title.text, card.kind,
                card.description.text or None, list(card.audiences), card.access, list(card.languages),
                card.ages or None, one.cost or None, list(card.ease), card.where, card.street or None,
                card.place or None, one.website or None, one.confirmed_on,
            )  # fmt: skip


DATASETS = (
    Dataset(
        key="organisationen",
        title=gettext_noop("Organisationen im Verzeichnis"),
        description=gettext_noop(
            "Vereine, Initiativen und Einrichtungen, die sich in das öffentliche Verzeichnis eingetragen haben."
        ),
        columns=(
            DataColumn("kennung", gettext_noop("Kennung der Organisation, ändert sich nie")),
            DataColumn("name", gettext_noop("Name, wie die Organisation ihn schreibt")),
            DataColumn("kurzname", gettext_noop("Kurzname")),
            DataColumn("art", gettext_noop("Art der Organisation")),
            DataColumn("rechtsform", gettext_noop("Rechtsform")),
            DataColumn("gegruendet", gettext_noop("Gründungsjahr"), "integer"),
            DataColumn("beschreibung", gettext_noop("Was die Organisation macht, in ihren Worten")),
            DataColumn("zwecke", gettext_noop("Wofür die Organisation da ist"), "list"),
            DataColumn("fachgebiete", gettext_noop("Womit sie sich auskennt"), "list"),
            DataColumn("sprachen", gettext_noop("Sprachen, die dort gesprochen werden"), "list"),
            DataColumn("taetig_in", gettext_noop("Städte und Gemeinden, in denen sie arbeitet"), "list"),
            DataColumn("strasse", gettext_noop("Straße und Hausnummer; leer, wenn die Organisation sie nicht zeigt")),
            DataColumn(
                "ort",
                gettext_noop("Ort, mit Postleitzahl, wenn die Adresse gezeigt wird; leer, wenn nichts gezeigt wird"),
            ),
            DataColumn("internetseite", gettext_noop("Internetseite")),
            DataColumn("veroeffentlicht_am", gettext_noop("Seit wann der Eintrag öffentlich ist"), "date"),
            DataColumn(
                "bestaetigt_am",
                gettext_noop("Wann die Organisation den Eintrag zuletzt bestätigt hat"), "date",
            ),
        ),
        rows=organisation_rows,
        keys=("kennung",),
        takes_back=("strasse", "ort", "internetseite", "beschreibung", "taetig_in"),
        watches=_WATCHES,
        keywords=("Integration", "Vereine", "Migrantenorganisationen", "Engagement"),
    ),
    Dataset(
        key="angebote",
        title=gettext_noop("Angebote der Organisationen"),
        description=gettext_noop("Kurse, Beratung, Begegnung und Hilfe: was Organisationen im Verzeichnis anbieten."),
        columns=(
            DataColumn("kennung", gettext_noop("Kennung des Angebots, ändert sich nie")),
            DataColumn(
                "organisation_kennung",
                gettext_noop("Kennung der Organisation, wie im Datensatz „organisationen“"),
            ),
            DataColumn("organisation", gettext_noop("Name der Organisation")),
            DataColumn("titel", gettext_noop("Titel")),
            DataColumn("art", gettext_noop("Art des Angebots")),
            DataColumn("beschreibung", gettext_noop("Worum es geht")),
            DataColumn("fuer_wen", gettext_noop("Für wen das Angebot ist"), "list"),
            DataColumn("zugang", gettext_noop("Wer kommen kann")),
            DataColumn("sprachen", gettext_noop("Sprachen des Angebots"), "list"),
            DataColumn("alter", gettext_noop("Für welches Alter")),
            DataColumn("kosten", gettext_noop("Kosten; leer heißt kostenlos")),
            DataColumn("barrierefreiheit", gettext_noop("Was den Zugang leicht macht"), "list"),
            DataColumn("wo", gettext_noop("Bei der Organisation, an einem anderen Ort oder online")),
            DataColumn("strasse", gettext_noop("Straße und Hausnummer; leer, wenn sie nicht gezeigt wird")),
            DataColumn("ort", gettext_noop("Ort; leer, wenn er nicht gezeigt wird")),
            DataColumn("internetseite", gettext_noop("Internetseite")),
            DataColumn("bestaetigt_am", gettext_noop("Wann das Angebot zuletzt bestätigt wurde"), "date"),
        ),
        rows=offer_rows,
        keys=("kennung",),
        takes_back=("strasse", "ort", "internetseite", "beschreibung", "organisation"),
        watches={
            **_WATCHES, "end_offer": frozenset(), "merge_organisations": frozenset(), "change_offer": _ADDRESS,
        },
        keywords=("Integration", "Beratung", "Sprachkurse", "Angebote"),
    ),
)  # fmt: skip
