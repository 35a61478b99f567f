"""Putting raw objects in order: committees, meetings with their items, papers with their way and documents."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from augenhoehe.council_records.models import (
    CouncilBody,
    CouncilConsultation,
    CouncilFile,
    CouncilItem,
    CouncilMeeting,
    CouncilOrganisation,
    CouncilPaper,
    CouncilSource,
    ResultReading,
)
from augenhoehe.council_records.models.records import Record
from augenhoehe.council_records.oparl import reading as read
from augenhoehe.council_records.rules import fitting_word, read_result, tidy

from .finding import index_papers

if TYPE_CHECKING:
    from .taking import Tally

Thing = dict[str, Any]
_ROLE, _FIT = CouncilFile.Role, CouncilPaper.Fit
PAPER_FILES = {"mainFile": _ROLE.MAIN, "auxiliaryFile": _ROLE.ANNEX}
MEETING_FILES = {"invitation": _ROLE.INVITATION, "resultsProtocol": _ROLE.MINUTES, "auxiliaryFile": _ROLE.ANNEX}
ITEM_FILES = {"resolutionFile": _ROLE.RESOLUTION, "auxiliaryFile": _ROLE.ANNEX}


class Orderer:
    """Writes what is new or changed of one page; some twenty statements, however long the page is."""

    def __init__(self, source: CouncilSource, at: datetime, tally: Tally) -> None:
        self.source, self.at, self.tally = source, at, tally

    def put(self, kind: str, body: CouncilBody | None, objects: Sequence[Thing]) -> None:
        """Put the objects of a kind in order."""
        if not objects:
            return
        if kind == "Organization":
            self._organisations(body, objects)
        elif kind == "Meeting":
            self._meetings(body, objects)
        elif kind == "Paper":
            self._papers(body, objects)
        elif kind == "AgendaItem":
            self._single_items(objects)
        elif kind == "Consultation":
            self._single_consultations(objects)

    def _organisations(self, body: CouncilBody | None, objects: Sequence[Thing]) -> None:
        rows = [
            CouncilOrganisation(
                source=self.source, external_id=read.id_of(one), body=body, gone_at=None,
                name=read.text(one, "name", 500) or read.text(one, "shortName", 500) or "ohne Namen",
                kind=read.text(one, "classification", 200) or read.text(one, "organizationType", 200),
                started_on=read.day(one, "startDate"), ended_on=read.day(one, "endDate"),
                web=read.address(one, "web", "website"),
            )
            for one in objects
        ]  # fmt: skip
        self._write(CouncilOrganisation, rows, ["body", "name", "kind", "started_on", "ended_on", "web", "gone_at"])

    def _meetings(self, body: CouncilBody | None, objects: Sequence[Thing]) -> None:
        rows = [self._meeting(body, one) for one in objects]
        fields = ["body", "organisation_external", "name", "starts_at", "ends_at", "state", "cancelled", "place"]
        ids = self._write(CouncilMeeting, rows, [*fields, "web", "gone_at"])
        items = [
            (ids[read.id_of(one)], place, item, read.id_of(item) or f"{read.id_of(one)}#{place}")
            for one in objects
            for place, item in enumerate(read.things(one, "agendaItem"), 1)
            if isinstance(item, dict) and not read.deleted(item)
        ]
        self._items(items)
        self._let_go_items(ids.values(), {key for _, _, _, key in items}, objects, ids)
        CouncilFile.objects.filter(meeting__in=list(ids.values())).delete()
        self._files("meeting_id", ((ids[read.id_of(one)], one) for one in objects), MEETING_FILES)

    def _meeting(self, body: CouncilBody | None, one: Thing) -> CouncilMeeting:
        location = one.get("location")
        place = location if isinstance(location, dict) else {}
        return CouncilMeeting(
            source=self.source, external_id=read.id_of(one), body=body, gone_at=None,
            organisation_external=read.first_id(one, "organization"),
            name=read.text(one, "name", 500) or "ohne Namen", starts_at=read.moment(one, "start"),
            ends_at=read.moment(one, "end"), state=read.text(one, "meetingState", 100),
            cancelled=read.flag(one, "cancelled") is True, web=read.address(one, "web"),
            place=read.text(place, "description", 500) or read.text(place, "room", 500),
        )  # fmt: skip

    def _items(self, found: Sequence[tuple[uuid.UUID, int, Thing, str]]) -> None:
        texts = {read.whole(item, "result") for _, _, item, _ in found}
        readings = readings_of(texts)
        rows = [
            CouncilItem(
                source=self.source, external_id=key, meeting_id=meeting, gone_at=None,
                order=read.number(item, "order") or place, number=read.text(item, "number", 100),
                name=read.whole(item, "name").strip() or "ohne Titel", public=read.flag(item, "public"),
                result_text=read.whole(item, "result"), reading_id=readings.get(read.whole(item, "result")),
                resolution_text=read.whole(item, "resolutionText"),
                consultation_external=read.first_id(item, "consultation"),
            )
            for meeting, place, item, key in found
        ]  # fmt: skip
        fields = ["meeting", "order", "number", "name", "public", "result_text", "reading", "resolution_text"]
        ids = self._write(CouncilItem, rows, [*fields, "consultation_external", "gone_at"])
        CouncilFile.objects.filter(item__in=list(ids.values())).delete()
        self._files("item_id", ((ids[key], item) for _, _, item, key in found), ITEM_FILES)
        self.tally.count("AgendaItem", "put", len(rows))

    def _let_go_items(
        self, meetings: Iterable[uuid.UUID], keys: set[str], objects: Sequence[Thing], ids: dict[str, uuid.UUID]
    ) -> None:
        """An item that its meeting no longer names is gone; a meeting that only links items says nothing of them."""
        whole = [
            ids[read.id_of(one)]
            for one in objects
            if all(isinstance(item, dict) for item in read.things(one, "agendaItem"))
            and (read.things(one, "agendaItem") or "agendaItem" in one)
        ]
        rows = CouncilItem.objects.filter(meeting__in=whole, gone_at__isnull=True).exclude(external_id__in=keys)
        rows.filter(proposals__isnull=True).delete()
        rows.update(gone_at=self.at)

    def _single_items(self, objects: Sequence[Thing]) -> None:
        """Items of a list of their own (OParl 1.1)."""
        wanted = {read.first_id(one, "meeting") for one in objects}
        rows = CouncilMeeting.objects.filter(source=self.source, external_id__in=wanted)
        meetings = dict(rows.values_list("external_id", "pk"))
        known = [one for one in objects if read.first_id(one, "meeting") in meetings]
        if len(known) < len(objects):
            self.tally.problem("Tagesordnungspunkte ohne bekannte Sitzung wurden übergangen.")
        self._items([(meetings[read.first_id(one, "meeting")], 0, one, read.id_of(one)) for one in known])

    def _papers(self, body: CouncilBody | None, objects: Sequence[Thing]) -> None:
        rows = [self._paper(body, one) for one in objects]
        keys = [one.external_id for one in rows]
        said = CouncilPaper.objects.filter(source=self.source, external_id__in=keys, fit=_FIT.DISMISSED)
        dismissed = set(said.values_list("external_id", flat=True))
        for row in rows:
            if row.external_id in dismissed:
                row.fit = _FIT.DISMISSED
        fields = ["body", "name", "reference", "date", "kind", "web", "changed_at", "fit", "fit_word"]
        ids = self._write(CouncilPaper, rows, [*fields, "gone_at"])
        CouncilFile.objects.filter(paper__in=list(ids.values())).delete()
        self._files("paper_id", ((ids[read.id_of(one)], one) for one in objects), PAPER_FILES)
        self._consultations(
            (ids[read.id_of(one)], place, step, read.id_of(step) or f"{read.id_of(one)}#{place}")
            for one in objects
            for place, step in enumerate(read.things(one, "consultation"), 1)
            if isinstance(step, dict) and not read.deleted(step)
        )
        index_papers(CouncilPaper.objects.filter(pk__in=list(ids.values())), at=self.at)

    def _paper(self, body: CouncilBody | None, one: Thing) -> CouncilPaper:
        name = read.whole(one, "name").strip() or read.text(one, "reference") or "ohne Titel"
        word = fitting_word(name)
        return CouncilPaper(
            source=self.source, external_id=read.id_of(one), body=body, gone_at=None, name=name,
            reference=read.text(one, "reference", 200), date=read.day(one, "date"),
            kind=read.text(one, "paperType", 200), web=read.address(one, "web"),
            changed_at=read.moment(one, "modified"), fit=_FIT.SUGGESTED if word else _FIT.NONE, fit_word=word,
        )  # fmt: skip

    def _consultations(self, found: Iterable[tuple[uuid.UUID, int, Thing, str]]) -> None:
        rows = [
            CouncilConsultation(
                source=self.source, external_id=key, paper_id=paper, order=place, gone_at=None,
                item_external=read.first_id(step, "agendaItem"), meeting_external=read.first_id(step, "meeting"),
                organisation_external=read.first_id(step, "organization"), role=read.text(step, "role", 200),
                authoritative=read.flag(step, "authoritative"),
            )
            for paper, place, step, key in found
        ]  # fmt: skip
        fields = ["paper", "order", "item_external", "meeting_external", "organisation_external", "role"]
        self._write(CouncilConsultation, rows, [*fields, "authoritative", "gone_at"])
        kept = [row.external_id for row in rows]
        papers = {row.paper_id for row in rows}
        CouncilConsultation.objects.filter(paper__in=papers, gone_at__isnull=True).exclude(external_id__in=kept).update(
            gone_at=self.at
        )
        self.tally.count("Consultation", "put", len(rows))

    def _single_consultations(self, objects: Sequence[Thing]) -> None:
        """Consultations of a list of their own (OParl 1.1): upserted, nothing else is concluded from them."""
        wanted = {read.first_id(one, "paper") for one in objects}
        rows = CouncilPaper.objects.filter(source=self.source, external_id__in=wanted)
        papers = dict(rows.values_list("external_id", "pk"))
        made = [
            CouncilConsultation(
                source=self.source, external_id=read.id_of(one), paper_id=papers[read.first_id(one, "paper")],
                order=0, gone_at=None, item_external=read.first_id(one, "agendaItem"),
                meeting_external=read.first_id(one, "meeting"), role=read.text(one, "role", 200),
                organisation_external=read.first_id(one, "organization"),
                authoritative=read.flag(one, "authoritative"),
            )
            for one in objects
            if read.first_id(one, "paper") in papers
        ]  # fmt: skip
        fields = ["paper", "item_external", "meeting_external", "organisation_external", "role", "authoritative"]
        self._write(CouncilConsultation, made, [*fields, "gone_at"])

    def _files(self, owner: str, parents: Iterable[tuple[uuid.UUID, Thing]], names: dict[str, Any]) -> None:
        rows = []
        for parent, thing in parents:
            for role, one in read.files(thing, names):
                address = read.address(one, "accessUrl", "downloadUrl", "externalServiceUrl")
                if address and not read.deleted(one):
                    rows.append(self._file(role, one, address, {owner: parent}))
        CouncilFile.objects.bulk_create(rows)
        self.tally.count("File", "put", len(rows))

    def _file(self, role: str, one: Thing, address: str, belongs: dict[str, uuid.UUID]) -> CouncilFile:
        return CouncilFile(
            source=self.source, external_id=read.id_of(one) or address[:500], role=role, name=read.text(one, "name"),
            mime_type=read.text(one, "mimeType", 100), address=address[:2000], **belongs,
        )  # fmt: skip

    def _write(self, model: type[Record], rows: Sequence[Any], fields: list[str]) -> dict[str, uuid.UUID]:
        """Insert or replace by identifier; which row each identifier has now."""
        unique = {row.external_id: row for row in rows}
        model._base_manager.bulk_create(
            unique.values(), update_conflicts=True, unique_fields=["source", "external_id"], update_fields=fields
        )
        known = model._base_manager.filter(source=self.source, external_id__in=list(unique))
        return dict(known.values_list("external_id", "pk"))


def text_digest(text: str) -> str:
    """Equal for texts that look the same."""
    return hashlib.sha256(tidy(text).casefold().encode()).hexdigest()


def readings_of(texts: Iterable[str]) -> dict[str, uuid.UUID]:
    """The reading of each text; a wording that is met for the first time is read by the rules."""
    digests = {text: text_digest(text) for text in texts if text.strip()}
    known = dict(ResultReading.objects.filter(digest__in=set(digests.values())).values_list("digest", "pk"))
    fresh = {}
    for text, digest in digests.items():
        if digest not in known and digest not in fresh:
            fresh[digest] = new_reading(text, digest)
    # Another source's run may meet the same wording at this moment.
    ResultReading.objects.bulk_create(fresh.values(), ignore_conflicts=True)
    known = dict(ResultReading.objects.filter(digest__in=set(digests.values())).values_list("digest", "pk"))
    return {text: known[digest] for text, digest in digests.items()}


def new_reading(text: str, digest: str) -> ResultReading:
    found = read_result(text)
    return ResultReading(
        digest=digest, text=text.strip(), code=found.code, yes=found.yes, no=found.no, abstentions=found.abstentions,
        read_by=ResultReading.By.RULE if found.sure else ResultReading.By.NOBODY, rule=found.rule,
    )  # fmt: skip
