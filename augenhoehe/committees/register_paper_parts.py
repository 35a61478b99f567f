"""The field register of what papers consist of: items, questions, signatories, annexes, amendments, versions."""

from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner

TECHNICAL, PUBLIC, INTERNAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.INTERNAL
PERSONAL, FREE_TEXT = DataClass.PERSONAL, DataClass.FREE_TEXT

_TASK = "Aufgabe im öffentlichen Interesse: Beteiligung und Steuerung der Integration (zu prüfen)"
_WITH = "mit der Vorlage"
_READERS = "wie die Vorlage; nicht öffentliche Teile: beteiligte Gremien und wer dort Vorlagen schreibt"
_NONE = "keine personenbezogenen Angaben"


def _card(model: str, title: str, purpose: str, fields: dict[str, DataClass], **more: str) -> DataCard:
    values = {
        "legal_basis": _TASK, "retention": _WITH, "erasure": "keine", "access_report": _NONE, "readers": _READERS,
        **more,
    }  # fmt: skip
    return DataCard(
        model=f"committees.{model}", title=title, owner=Owner.COMMITTEE, purpose=purpose, fields=fields, **values
    )


PAPER_PARTS = (
    _card(
        "PaperItem", "Beschlusspunkte", "Jeden Punkt einer Vorlage einzeln beschließen und nachhalten",
        {"id": TECHNICAL, "revision": TECHNICAL, "paper": TECHNICAL, "order": PUBLIC, "text": FREE_TEXT,
         "addressee": PUBLIC, "due_wish": PUBLIC, "public": INTERNAL},
    ),
    _card(
        "ItemDecision", "Beschlüsse je Punkt", "Zeigen, welcher Punkt angenommen ist und welcher Auftrag daraus folgt",
        {"id": TECHNICAL, "item": TECHNICAL, "resolution": TECHNICAL, "kind": PUBLIC, "mandate": TECHNICAL},
        readers="wie der Beschluss",
    ),
    _card(
        "PaperQuestion", "Fragen einer Anfrage", "Zeigen, welche Frage beantwortet ist, von wem und woher",
        {"id": TECHNICAL, "revision": TECHNICAL, "paper": TECHNICAL, "order": PUBLIC, "text": FREE_TEXT,
         "state": PUBLIC, "answer": FREE_TEXT, "source": PUBLIC, "unit": PUBLIC, "answered_on": PUBLIC,
         "released": INTERNAL},
        readers="Fragen: wie die Vorlage; Antworten: alle, wenn veröffentlicht, sonst die beteiligten Gremien",
    ),
    _card(
        "Signatory", "Unterzeichnende", "Nennen, wer eine Vorlage unterschrieben hat, wie auf der Vorlage selbst",
        {"id": TECHNICAL, "paper": TECHNICAL, "order": PUBLIC, "name": PERSONAL, "function": PUBLIC},
        erasure="auf Verlangen entfernt, wer die Vorlage bearbeitet, den Namen; die Funktion kann bleiben",
        access_report="Vorlagen, auf denen Ihr Name steht, nennt die Geschäftsstelle",
        readers="wie die Vorlage",
    ),
    _card(
        "Annex", "Anlagen von Vorlagen", "Unterlagen bei der Vorlage lesen und herunterladen",
        {"id": TECHNICAL, "paper": TECHNICAL, "order": TECHNICAL, "title": FREE_TEXT, "file": FREE_TEXT,
         "public": INTERNAL, "added_at": INTERNAL, "added_by": PERSONAL},
        erasure="Die Kennung der Person, die sie ablegte, sagt ohne ihr Konto nichts mehr.",
        access_report="Anlagen, die Sie abgelegt haben",
    ),
    _card(
        "Amendment", "Änderungsanträge", "Zeigen, wer einen Punkt anders wollte, und was daraus wurde",
        {"id": TECHNICAL, "revision": TECHNICAL, "item": TECHNICAL, "committee": PUBLIC, "order": PUBLIC,
         "proposer": PUBLIC, "text": FREE_TEXT, "base": FREE_TEXT, "reasons": FREE_TEXT, "state": PUBLIC,
         "filed_at": PUBLIC, "filed_by": PERSONAL, "decided_on": PUBLIC},
        erasure="Die Kennung der erfassenden Person sagt ohne ihr Konto nichts mehr.",
        access_report="Änderungsanträge, die Sie erfasst haben",
        readers="wie der Punkt, den er ändert",
    ),
    _card(
        "PaperVersion", "Fassungen von Vorlagen", "Belegen, auf welchem Text ein Gremium entschieden hat",
        {"id": TECHNICAL, "paper": TECHNICAL, "number": PUBLIC, "occasion": PUBLIC, "content": FREE_TEXT,
         "frozen_at": PUBLIC, "frozen_by": PERSONAL},
        erasure="Die Kennung der Person sagt ohne ihr Konto nichts mehr.",
        access_report="Fassungen, die Sie eingereicht haben",
    ),
    _card(
        "PaperTemplate", "Muster für Vorlagen", "Vorlagen einer Art immer gleich beginnen",
        {"id": TECHNICAL, "revision": TECHNICAL, "kind": INTERNAL, "name": INTERNAL, "title": INTERNAL,
         "text": FREE_TEXT, "reasons": FREE_TEXT, "questions": FREE_TEXT, "municipality": INTERNAL,
         "retired_at": INTERNAL},
        retention="bis jemand sie ändert; nicht mehr angebotene bleiben lesbar",
        readers="wer Vorlagen schreibt",
    ),
    _card(
        "PaperNumbering", "Nummern für Vorlagen", "Vorlagen so nummerieren, wie es das Gremium gewohnt ist",
        {"id": TECHNICAL, "revision": TECHNICAL, "municipality": INTERNAL, "committee": INTERNAL, "pattern": INTERNAL},
        retention="solange das Muster gilt",
        readers="wer Vorlagen schreibt",
    ),
)  # fmt: skip
