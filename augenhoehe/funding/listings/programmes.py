"""The catalogue inside, as data."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from augenhoehe.funding.addresses import of_programme
from augenhoehe.funding.models import FundingProgramme
from augenhoehe.funding.queries import programmes as queries
from augenhoehe.funding.tags import check_tag, programme_tag
from augenhoehe.funding.vocabularies import Applicant, Level
from augenhoehe.funding.words import sum_words
from augenhoehe.organisations.vocabularies import Field, labels
from augenhoehe.ui.tables import Column, Filter, Listing


def programmes_listing(day: date) -> Listing:
    def unchecked(rows: QuerySet, _value: str) -> QuerySet:
        return rows.filter(Q(checked_on=None) | Q(check_due__lte=day))

    return Listing(
        name="foerderprogramme",
        title="Förderprogramme",
        columns=(
            Column("name", "Programm", "name", sort="sorting", url=of_programme),
            Column("geber", "Wer das Geld gibt", "giver", sort="giver"),
            Column("ebene", "Ebene", lambda row: row.get_level_display(), sort="level"),
            Column("summe", "Wie viel", lambda row: ", ".join(sum_words(row)[:1])),
            Column("felder", "Fachgebiete", lambda row: ", ".join(labels(Field, row.fields))),
            Column("frist", "Nächste Frist", _deadline, sort="next_deadline", kind="date"),
            Column("stand", "Stand", programme_tag, sort="state", kind="status"),
            Column("geprueft", "Geprüft", "checked_on", sort="checked_on", kind="date"),
            Column("pruefen", "Prüfung", lambda row: check_tag(row, day), kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries.worded),
            Filter("fach", "Fachgebiet", lambda rows, value: rows.filter(fields__contains=[value]), "choice",
                   lambda: [(str(value), str(label)) for value, label in Field.choices]),
            Filter("wer", "Wer sich bewerben kann", lambda rows, value: rows.filter(applicants__contains=[value]),
                   "choice", lambda: [(str(value), str(label)) for value, label in Applicant.choices]),
            Filter("ebene", "Ebene", lambda rows, value: rows.filter(level=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Level.choices]),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in FundingProgramme.State.choices]),
            Filter("pruefen", "zu prüfen", unchecked, "flag"),
            Filter("bis", "Frist bis", lambda rows, value: rows.filter(next_deadline__lte=value), "date"),
        ),
        default_sort="name",
        empty_title="Noch kein Förderprogramm",
        empty_text="Tragen Sie ein, was Vereine bei Ihnen beantragen können.",
        empty_action=("Programm eintragen", reverse("funding_inside:programme_enter")),
    )  # fmt: skip


def _deadline(row: FundingProgramme) -> object:
    return row.next_deadline or ("laufend" if row.any_time else None)  # type: ignore[attr-defined]
