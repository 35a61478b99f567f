"""Which objects the visits open: for each argument of a route, an own and a foreign example from the demo world."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

NOWHERE = uuid.UUID("00000000-0000-4000-8000-000000000000")


class Subjects:
    """Registered by the beginning of a route's name; the longest beginning wins."""

    def __init__(self) -> None:
        self.found: dict[str, Callable[[], dict[str, dict[str, Any]]]] = {}

    def of(self, *names: str) -> Callable[[Callable[[], dict[str, dict[str, Any]]]], Callable[..., Any]]:
        def remember(function: Callable[[], dict[str, dict[str, Any]]]) -> Callable[..., Any]:
            for name in names:
                self.found[name] = function
            return function

        return remember

    def cases(self, name: str, arguments: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        """(label, keyword arguments) for a route; a route with arguments and no entry is a mistake of ours."""
        if not arguments:
            yield "–", {}
            return
        beginnings = [one for one in self.found if name.startswith(one)]
        if not beginnings:
            raise AssertionError(f"tests/subjects.py nennt kein Beispiel für {name} ({', '.join(arguments)}).")
        examples = self.found[max(beginnings, key=len)]()
        for label, values in examples.items():
            missing = set(arguments) - set(values)
            if missing:
                raise AssertionError(f"tests/subjects.py: {name} braucht {', '.join(sorted(missing))}.")
            yield label, {key: values[key] for key in arguments}


SUBJECTS = Subjects()


def _each(*pairs: tuple[str, Any], key: str = "pk") -> dict[str, dict[str, Any]]:
    return {label: {key: value} for label, value in (*pairs, ("unbekannt", NOWHERE))}


def _noted(key: str) -> str:
    from augenhoehe.demo.known import known

    return known()[key]


@SUBJECTS.of("structure_inside:hint")
def hints() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Hint

    def one(town: str, state: str) -> uuid.UUID:
        return Hint.objects.filter(municipality__name=town, state=state).order_by("problem").first().pk

    return _each(
        ("Zwirnstadt, eingegangen", one("Zwirnstadt", "arrived")),
        ("Sternmünde, gebündelt", one("Sternmünde", "bundled")),
    )


@SUBJECTS.of("structure_inside:hint_contact")
def contacts() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import HintContact

    return _each(("Sternmünde, mit Kontakt", HintContact.objects.get().hint_id))


@SUBJECTS.of("structure_inside:topic")
def topics() -> dict[str, dict[str, Any]]:
    return _each(("in einer Frage", _noted("topic_kita")), ("reif", _ripe_topic()))


def _ripe_topic() -> uuid.UUID:
    from augenhoehe.structure.models import Topic

    return Topic.objects.get(state="ripe").pk


@SUBJECTS.of("structure_inside:question")
def questions() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import StructuralQuestion

    def one(state: str) -> uuid.UUID:
        return StructuralQuestion.objects.get(state=state).pk

    return _each(
        ("Entwurf", one("draft")), ("vorgelegt", one("submitted")), ("beauftragt", one("commissioned")),
        ("in Umsetzung", one("implementing")),
    )  # fmt: skip


@SUBJECTS.of("structure_inside:group_found", "structure_inside:question_forward")
def questions_for_work() -> dict[str, dict[str, Any]]:
    return questions()


@SUBJECTS.of("structure_inside:reconstruction", "structure_inside:phase_add")
def reconstructions() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Reconstruction

    return _each(
        ("freigegeben", _noted("reconstruction_kita")), ("geplant", Reconstruction.objects.get(state="planned").pk)
    )


@SUBJECTS.of("structure_inside:phase_edit", "structure_inside:phase_remove")
def phases() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import ReconstructionPhase

    rows = ReconstructionPhase.objects.filter(reconstruction_id=_noted("reconstruction_kita"))
    return _each(("einer freigegebenen", rows.get(position=1).pk))


GROUP_PAGES = (
    "structure_inside:group", "structure_inside:note_write", "structure_inside:task_add",
    "structure_inside:document_add", "structure_inside:poll_open", "structure_inside:member_invite",
    "structure_inside:proposal_write",
)  # fmt: skip


@SUBJECTS.of(*GROUP_PAGES)
def groups() -> dict[str, dict[str, Any]]:
    return _each(("arbeitet", _noted("group_post")), ("beendet", _noted("group_kita")))


@SUBJECTS.of("structure_inside:task_finish", "structure_inside:task_drop")
def tasks() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import GroupTask

    rows = GroupTask.objects.filter(state="open", group=_noted("group_post")).order_by("due")
    return _each(("offen, von J", rows.first().pk))


@SUBJECTS.of("structure_inside:document")
def documents() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import GroupDocument

    return _each(("Unterlage", GroupDocument.objects.get(title="Für den Besuch").pk))


@SUBJECTS.of("structure_inside:poll_vote", "structure_inside:poll_close")
def polls() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import GroupPoll

    return _each(("offen", GroupPoll.objects.get().pk))


@SUBJECTS.of(
    "structure_inside:proposal", "structure_inside:proposal_submit", "structure_inside:proposal_coordinate",
    "structure_inside:proposal_withdraw",
)  # fmt: skip
def proposals() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Proposal

    return _each(("angenommen", Proposal.objects.get().pk))


@SUBJECTS.of("structure_inside:adoption")
def adoptions() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Adoption

    return _each(
        ("zugesagt, von W", Adoption.objects.get(state="promised").pk),
        ("umgesetzt, von L", Adoption.objects.get(state="done", owner__name__startswith="Linh").pk),
    )


@SUBJECTS.of("structure_inside:adoption_ask")
def questions_to_adopt() -> dict[str, dict[str, Any]]:
    return questions()


@SUBJECTS.of("structure_inside:import")
def imports() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import HintImport

    return _each(("von A", HintImport.objects.get().pk))


@SUBJECTS.of("structure_inside:term")
def terms() -> dict[str, dict[str, Any]]:
    from augenhoehe.structure.models import Term

    return _each(("Lebensbereich", Term.objects.filter(vocabulary="life_area").order_by("position", "code").first().pk))


@SUBJECTS.of("structure_inside:term_new")
def vocabularies() -> dict[str, dict[str, Any]]:
    return {"Lebensbereich": {"vocabulary": "life_area"}, "unbekannt": {"vocabulary": "nirgends"}}


def _threads() -> tuple[Any, Any, Any]:
    """Published, closed, and not published."""
    from augenhoehe.journal.models import Thread

    unpublished = Thread.objects.filter(published_at__isnull=True, municipality_id__isnull=False).get()
    return (
        Thread.objects.get(number=_noted("thread_bus")),
        Thread.objects.get(number=_noted("thread_kita")),
        unpublished,
    )


@SUBJECTS.of("journal_inside:")
def threads() -> dict[str, dict[str, Any]]:
    published, closed, unpublished = _threads()
    return _each(
        ("veröffentlicht", published.number),
        ("abgeschlossen", closed.number),
        ("unveröffentlicht", str(unpublished.pk)),
        key="ref",
    )


@SUBJECTS.of("journal:")
def public_threads() -> dict[str, dict[str, Any]]:
    published, _, unpublished = _threads()
    return {
        "veröffentlicht": {"number": published.number},
        "unveröffentlicht": {"number": str(unpublished.pk)},
        "unbekannt": {"number": "V-1999-001"},
    }


@SUBJECTS.of("journal_inside:correct", "journal_inside:blank")
def steps() -> dict[str, dict[str, Any]]:
    published, _, unpublished = _threads()
    return _each(
        ("veröffentlicht", published.steps.order_by("sequence").last().pk),
        ("unveröffentlicht", unpublished.steps.order_by("sequence").last().pk),
    )


@SUBJECTS.of("notices:follow", "notices:unfollow")
def followed() -> dict[str, dict[str, Any]]:
    published, _, unpublished = _threads()
    return _each(("veröffentlicht", published.pk), ("unveröffentlicht", unpublished.pk))


@SUBJECTS.of("notices:message")
def messages() -> dict[str, dict[str, Any]]:
    from augenhoehe.notices.models import Message

    def first(key: str) -> uuid.UUID:
        return (
            Message.objects.filter(recipient__email=f"{key}@federlohe.example")
            .order_by("sent_at", "subject")
            .first()
            .pk
        )

    return _each(("von A", first("aylin")), ("von K", first("korbinian")))


@SUBJECTS.of("notices_inside:demo_mail")
def mails() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"pk": 987_654}}


@SUBJECTS.of("committees")
def committees() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Committee

    return _each(
        ("Lenkungsgruppe", Committee.objects.get(kind="steering_group").pk),
        (
            "Ausschuss Sternmünde",
            Committee.objects.get(municipality__name="Sternmünde", kind="integration_committee").pk,
        ),
        ("nicht öffentlich", Committee.objects.get(public=False).pk),
    )


def _seated() -> tuple[Any, Any, Any]:
    from augenhoehe.committees.models import Committee

    return (
        Committee.objects.get(kind="steering_group"),
        Committee.objects.get(municipality__name="Sternmünde", kind="integration_committee"),
        Committee.objects.get(public=False),
    )


@SUBJECTS.of("committees_inside:meeting", "committees_inside:agenda", "committees_inside:attendance")
def meetings() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Meeting

    steering, _, hidden = _seated()
    return _each(
        ("Lenkungsgruppe, eingeladen", steering.meetings.get(state="invited").pk),
        ("Ausschuss, geplant", Meeting.objects.get(state="planned", committee__public=True).pk),
        ("Ausschuss, eingeladen", Meeting.objects.get(state="invited", committee__kind="integration_committee").pk),
        ("nicht öffentlich", hidden.meetings.get().pk),
    )


@SUBJECTS.of("committees_inside:meeting_plan")
def committees_that_meet() -> dict[str, dict[str, Any]]:
    return committees()


@SUBJECTS.of("committees_inside:seat_end")
def seats() -> dict[str, dict[str, Any]]:
    steering, committee, _ = _seated()
    return _each(
        ("Lenkungsgruppe", steering.seats.order_by("holder_name", "user__email").first().pk),
        ("Ausschuss Sternmünde", committee.seats.order_by("holder_name", "user__email").first().pk),
    )


@SUBJECTS.of("committees_inside:item_put_off", "committees_inside:item_withdraw", "committees_inside:resolution_record")
def items() -> dict[str, dict[str, Any]]:
    steering, _, hidden = _seated()
    return _each(
        ("Lenkungsgruppe", steering.agenda_items.filter(resolution__isnull=True).get().pk),
        ("nicht öffentlich", hidden.agenda_items.get().pk),
    )


@SUBJECTS.of("committees_inside:resolution_correct")
def resolutions() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Resolution

    found = Resolution.objects.filter(agenda_item__committee__kind="steering_group").order_by("decided_on", "wording")
    return _each(("Lenkungsgruppe", found.first().pk))


@SUBJECTS.of("committees_inside:mandate_give")
def charging_resolutions() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Resolution

    council = Resolution.objects.get(agenda_item__committee__kind="council")
    return _each(("Rat Zwirnstadt", council.pk))


@SUBJECTS.of("committees_inside:paper")
def papers() -> dict[str, dict[str, Any]]:
    from augenhoehe.committees.models import Paper

    return _each(
        ("Anregung Sternmünde, unterwegs", _noted("paper_suggestion")),
        ("Antrag Zwirnstadt, abgeschlossen", _noted("paper_motion")),
        ("Entwurf Sternmünde", Paper.objects.get(state="draft").pk),
    )


@SUBJECTS.of("committees:paper_public")
def public_papers() -> dict[str, dict[str, Any]]:
    return {"Anregung": {"number": _noted("number_suggestion")}, "unbekannt": {"number": "VL-1999-001"}}


@SUBJECTS.of("committees_inside:mandate")
def mandates() -> dict[str, dict[str, Any]]:
    return _each(("Konzept Zwirnstadt", _noted("mandate_motion")))


@SUBJECTS.of("committees:invitation")
def invitation_links() -> dict[str, dict[str, Any]]:
    return {"Emine": {"token": MORE["answer"]}, "unbekannt": {"token": "abc.def"}}


@SUBJECTS.of("concept")
def concepts() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import Concept

    return _each(("Konzept", Concept.objects.get().pk))


@SUBJECTS.of("concept:measure", "concept_inside:measure")
def measures() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import Measure

    return _each(
        ("läuft, von L", Measure.objects.get(state="running", lead__name__startswith="Linh").pk),
        ("läuft, von W", Measure.objects.get(state="running", lead__name__startswith="Wiebke").pk),
    )


@SUBJECTS.of("concept_inside:measures", "concept_inside:measure_create")
def concepts_with_measures() -> dict[str, dict[str, Any]]:
    return concepts()


@SUBJECTS.of("concept_inside:marker")
def markers() -> dict[str, dict[str, Any]]:
    from augenhoehe.concept.models import ImplementationMarker

    open_ones = ImplementationMarker.objects.filter(state="open").order_by("due", "criterion")
    return _each(
        ("offen, von L", open_ones.filter(measure__lead__name__startswith="Linh").first().pk),
        ("offen, von W", open_ones.filter(measure__lead__name__startswith="Wiebke").first().pk),
    )


@SUBJECTS.of("places_inside:")
def towns() -> dict[str, dict[str, Any]]:
    from augenhoehe.places.models import Municipality

    return _each(("Zwirnstadt", Municipality.objects.get(name="Zwirnstadt").pk))


@SUBJECTS.of("places_inside:area", "places_inside:redraw", "places_inside:correct", "places_inside:end")
def areas() -> dict[str, dict[str, Any]]:
    from augenhoehe.places.models import SocialArea

    return _each(("Sozialraum", SocialArea.objects.order_by("sorting", "valid_from").last().pk))


@SUBJECTS.of("accounts_inside:user", "accounts_inside:grant_new")
def accounts() -> dict[str, dict[str, Any]]:
    from augenhoehe.demo.queries import account_of

    return _each(("Konto von A", account_of("a").pk), ("Konto von W", account_of("w").pk))


@SUBJECTS.of("accounts_inside:grant_end", "accounts_inside:grant_revoke")
def grants() -> dict[str, dict[str, Any]]:
    from augenhoehe.demo.queries import account_of

    return _each(("Rolle von A", account_of("a").grants.get().pk))


@SUBJECTS.of("accounts_inside:carrier")
def carriers() -> dict[str, dict[str, Any]]:
    from augenhoehe.accounts.models import Carrier
    from augenhoehe.demo.queries import account_of

    return _each(("von A", account_of("a").carrier_id), ("Caritas", Carrier.objects.get(name__contains="Caritas").pk))


@SUBJECTS.of("accounts_inside:invitation")
def invitations() -> dict[str, dict[str, Any]]:
    from augenhoehe.accounts.models import Invitation

    return _each(("von A", Invitation.objects.get(email__startswith="yara").pk))


@SUBJECTS.of("accounts:invitation", "accounts:accept_invitation")
def invited() -> dict[str, dict[str, Any]]:
    return {"gültig": {"token": MORE["token"]}, "unbekannt": {"token": "nirgends"}}


@SUBJECTS.of("account_confirm_email")
def keys() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"key": "nirgends"}}


@SUBJECTS.of("mfa_remove_webauthn", "mfa_edit_webauthn")
def passkeys() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"pk": 987_654}}


@SUBJECTS.of("openid_connect")
def directories() -> dict[str, dict[str, Any]]:
    return {"unbekannt": {"provider_id": "nirgends"}}


@SUBJECTS.of("portal_inside:legal_text", "portal_inside:check_legal_text")
def legal_texts() -> dict[str, dict[str, Any]]:
    return {"Impressum, 1. Fassung": {"key": "imprint", "version": 1}}


@SUBJECTS.of("ui:sample")
def samples() -> dict[str, dict[str, Any]]:
    return {"innen": {"name": "innen"}, "unbekannt": {"name": "nirgends"}}


def _inside_as_chiara(query: Callable[[Any], Any]) -> Any:
    """What Chiara finds in the closed room; nobody else would find it there."""
    from augenhoehe.accounts.queries import actor_of
    from augenhoehe.core import clock
    from augenhoehe.core.closed import closed_room
    from augenhoehe.demo.queries import account_of

    chiara = actor_of(account_of("c"), at=clock.now(), second_factor=True)
    with closed_room(chiara):
        return query(chiara)


@SUBJECTS.of("cases_inside:")
def files() -> dict[str, dict[str, Any]]:
    return _each(("von C", _noted("case_doctor")), ("von D", _noted("case_dragan")))


@SUBJECTS.of("cases_inside:concern_begin", "cases_inside:concern_end", "cases_inside:concern_reopen",
             "cases_inside:hint_release")  # fmt: skip
def concerns() -> dict[str, dict[str, Any]]:
    return _each(("von C", _noted("concern_doctor")))


@SUBJECTS.of("cases_inside:deputy_end")
def deputies() -> dict[str, dict[str, Any]]:
    from augenhoehe.cases import queries

    return _each(("von C", _inside_as_chiara(lambda one: queries.accesses_for(one).get(kind="deputy").pk)))


@SUBJECTS.of("cases_inside:consent_revoke")
def consents() -> dict[str, dict[str, Any]]:
    from augenhoehe.cases import queries

    case = _noted("case_doctor")
    return _each(("von C", _inside_as_chiara(lambda one: queries.consents_for(one).get(case=case).pk)))


# What the demo world has no example of is made before the visits, by the operations of the packages.
MORE: dict[str, Any] = {}


def make_more() -> None:
    """An invitation, an import, a planned reconstruction, and a committee that is not public, with meeting and item."""
    from augenhoehe.accounts.queries import actor_of
    from augenhoehe.core import clock
    from augenhoehe.demo.queries import account_of

    at = clock.now()
    coordination = actor_of(account_of("a"), at=at, second_factor=True)
    _make_invitation(coordination, at)
    _make_import(coordination, at)
    _make_hidden_committee(coordination, at)
    _make_draft_paper(coordination, at)
    _make_answer_link()
    _make_reconstruction(coordination, at)
    _make_document(coordination, at)
    _make_wish_and_table(coordination, at)


def _make_wish_and_table(by: Any, at: Any) -> None:
    """The table's bytes lie in the data folder of the tests; those of the demo world lie elsewhere."""
    from augenhoehe.organisations import operations
    from augenhoehe.organisations.models import Organisation

    club = Organisation.objects.get(pk=_noted("organisation_dattelpalme"))
    MORE["wish"] = operations.ask_for_change(organisation=club, name="Kulturkreis Dattelpalme", by=by, at=at).pk
    table = b"Verein;Ort;E-Mail\nGartenfreunde;Mohnfurt;garten@verein.example\n"
    made = operations.upload_register(content=table, file_name="vereine.csv", by=by, at=at)
    columns = made.mapping["columns"]
    operations.check_register(register_import=made, columns=columns, municipality=None, by=by, at=at)
    MORE["register_import"] = made.pk


def _make_reconstruction(by: Any, at: Any) -> None:
    from augenhoehe.structure.operations.reconstructions import plan_reconstruction

    plan_reconstruction(title="Geplant", held_on=at.date(), moderation="Diakonie", by=by, at=at)


def _make_document(by: Any, at: Any) -> None:
    """Its bytes lie in the data folder of the tests; those of the demo world lie elsewhere."""
    from augenhoehe.structure.operations.room import add_document
    from augenhoehe.structure.queries.groups import groups_for

    group = groups_for(by, at.date()).get(pk=_noted("group_post"))
    add_document(group=group, content=b"Guten Tag.", title="Für den Besuch", by=by, at=at)


def _make_invitation(by: Any, at: Any) -> None:
    from augenhoehe.accounts.operations import invite

    _, MORE["token"] = invite(
        email="yara@federlohe.example", name="Yara Yilmazer", language="tr", by_mail=False,
        about="Sitzung der Lenkungsgruppe", target="/intern/", by=by, at=at,
    )  # fmt: skip


def _make_import(by: Any, at: Any) -> None:
    from augenhoehe.structure.operations.imports import upload_import

    table = "Ort;Was ist das Problem?\nZwirnstadt;Der Bus fährt nach dem Kurs nicht mehr.\n"
    upload_import(content=table.encode(), file_name="hinweise.csv", by=by, at=at)


def _make_hidden_committee(by: Any, at: Any) -> None:
    from datetime import timedelta

    from augenhoehe.committees import operations

    hidden = operations.create_committee(kind="project_group", name="Vertrauliche Runde", public=False, by=by, at=at)
    operations.plan_meeting(committee=hidden, starts_at=at + timedelta(days=9), place="Raum 2", by=by, at=at)
    operations.submit_item(committee=hidden, title="Vertrauliches", brief="Nicht für alle.", url="", by=by, at=at)


def _make_draft_paper(by: Any, at: Any) -> None:
    from augenhoehe.committees import operations
    from augenhoehe.committees.models import Committee
    from augenhoehe.journal.models import Thread

    committee = Committee.objects.get(municipality__name="Sternmünde", kind="integration_committee")
    school = Committee.objects.get(municipality__name="Sternmünde", kind="specialist_committee")
    thread = Thread.objects.get(number=_noted("thread_suggestion"))
    operations.create_paper(
        kind="suggestion", title="Vertraulicher Entwurf", text="Noch nicht fertig.", reasons="Noch nicht fertig.",
        thread=thread, stations=[operations.NewStation(school, "decision", True, 1)], by=by, at=at,
        submitted_by_committee=committee,
    )  # fmt: skip


def _make_answer_link() -> None:
    from augenhoehe.committees.models import Meeting, Seat
    from augenhoehe.committees.rsvp import token_for

    meeting = Meeting.objects.get(pk=_noted("meeting_sternmuende"))
    seat = Seat.objects.get(committee=meeting.committee_id, user__email__startswith="emine")
    MORE["answer"] = token_for(meeting, seat)


# --- Organisations ----------------------------------------------------------------------------------------
def _organisations(*more: tuple[str, str]) -> dict[str, dict[str, Any]]:
    pairs = (("veröffentlicht, mit eigener Person", "dattelpalme"), ("in Zwirnstadt, verborgen", "mosque"), *more)
    return _each(*((label, _noted(f"organisation_{key}")) for label, key in pairs))


ORGANISATION_PAGES = (
    "organisations_inside:organisation", "organisations_inside:change_wish", "organisations_inside:contact_add",
    "organisations_inside:person_invite", "organisations_inside:umbrella_join", "organisations_inside:answer_settle",
    "organisations:organisation_public", "organisations:organisation_vcard",
)  # fmt: skip


@SUBJECTS.of(*ORGANISATION_PAGES)
def organisations() -> dict[str, dict[str, Any]]:
    return _organisations(("angemeldet", "waiting"))


@SUBJECTS.of("organisations_inside:need")
def needs() -> dict[str, dict[str, Any]]:
    return _each(("von Dattelpalme", _noted("need_room")))


@SUBJECTS.of("organisations_inside:note_")
def contact_notes() -> dict[str, dict[str, Any]]:
    return _each(("zu Dattelpalme, wieder melden", _noted("note_dattelpalme")))


@SUBJECTS.of("organisations_inside:resource_offer", "organisations_inside:need_report", "organisations_inside:note_add")
def sharing_organisations() -> dict[str, dict[str, Any]]:
    return _organisations()


@SUBJECTS.of("organisations_inside:resource")
def resources() -> dict[str, dict[str, Any]]:
    return _each(
        ("von Dattelpalme, öffentlich", _noted("resource_living_room")),
        ("der Feuerwehr, im Netzwerk", _noted("resource_benches")),
    )


@SUBJECTS.of("organisations_inside:resource_request", "organisations_inside:request_")
def resource_requests() -> dict[str, dict[str, Any]]:
    return _each(("an Dattelpalme, offen", _noted("resource_request")))


@SUBJECTS.of("organisations_inside:contact_change", "organisations_inside:contact_end")
def organisation_contacts() -> dict[str, dict[str, Any]]:
    from augenhoehe.organisations.models import Contact

    def one(key: str) -> uuid.UUID:
        return Contact.objects.get(organisation=_noted(f"organisation_{key}")).pk

    return _each(("von Dattelpalme", one("dattelpalme")), ("verborgen, Zwirnstadt", one("mosque")))


@SUBJECTS.of("organisations_inside:person_end")
def organisation_people() -> dict[str, dict[str, Any]]:
    from augenhoehe.organisations.models import Representative

    return _each(("Faisal", Representative.objects.get(user__email__startswith="faisal").pk))


@SUBJECTS.of("organisations_inside:umbrella_leave")
def umbrellas() -> dict[str, dict[str, Any]]:
    known = {"pk": _noted("organisation_dattelpalme"), "umbrella": _noted("organisation_network")}
    return {"Dattelpalme": known, "unbekannt": {"pk": NOWHERE, "umbrella": NOWHERE}}


@SUBJECTS.of("organisations_inside:wish")
def wishes() -> dict[str, dict[str, Any]]:
    return _each(("von Dattelpalme", MORE["wish"]))


@SUBJECTS.of("organisations_inside:import")
def organisation_imports() -> dict[str, dict[str, Any]]:
    return _each(("geprüft, von A", MORE["register_import"]))


@SUBJECTS.of("organisations:confirmation")
def confirmations() -> dict[str, dict[str, Any]]:
    from augenhoehe.organisations.links import token_for
    from augenhoehe.organisations.models import ConfirmationRequest

    question = ConfirmationRequest.objects.get(organisation=_noted("organisation_lale"))
    return {"gefragt": {"token": token_for(question)}, "unbekannt": {"token": "unsinn"}}
