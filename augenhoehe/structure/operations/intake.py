"""A hint comes in, can be taken back, and its contact can be removed by whoever holds the status code."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.db.models.functions import Lower

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.core.clock import BERLIN, day_of, quarter_of
from augenhoehe.core.happenings import happened
from augenhoehe.core.ids import code_digest, derived_code, new_code
from augenhoehe.core.revisions import change
from augenhoehe.core.rights import ANONYMOUS, Actor
from augenhoehe.core.text import clean
from augenhoehe.core.values import dataclass
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import send_mail
from augenhoehe.places.models import Municipality, SocialArea
from augenhoehe.search.operations import learn_words
from augenhoehe.structure import consents, letters_intake, rules_intake
from augenhoehe.structure.happenings import HintArrived, HintWithdrawn
from augenhoehe.structure.models import Hint, HintCode, HintContact, Term
from augenhoehe.structure.rules.machines import HINT
from augenhoehe.structure.rules_intake import CODE


@dataclass(frozen=True, slots=True)
class NewContact:
    """How to answer the person: at least one way, and what the person agreed to."""

    email: str = ""
    phone: str = ""
    name: str = ""
    user: User | None = None
    interview_consent: bool = False
    language: str = "de"
    consent_version: str = consents.CURRENT

    @property
    def given(self) -> bool:
        return bool(self.email or self.phone or self.user)


@dataclass(frozen=True, slots=True)
class ReportedHint:
    """The hint and its status code; the code is nowhere else in clear. `new` is False when sent twice."""

    hint: Hint
    code: str
    new: bool = True


@transaction.atomic
def report_hint(
    *,
    problem: str,
    municipality: Municipality | None,
    at: datetime,
    idea: str = "",
    by: Actor = ANONYMOUS,
    social_area: SocialArea | None = None,
    life_area: Term | None = None,
    hurdle: Term | None = None,
    relation: str = "",
    language: str = "de",
    source: str = Hint.Source.FORM,
    carrier: Carrier | None = None,
    person_key: str | None = None,
    contact: NewContact | None = None,
    code: str | None = None,
    quarter: str = "",
) -> ReportedHint:
    """Take a hint in and hand out its status code, once.

    `quarter` says when it was experienced, where that is known; otherwise it is that of the arrival.

    `hurdle` comes with it only from the gate of the case files, where „Angebot fehlt“ is known already.

    `by` says who may, never who did: an arrival is noted with its day alone and without a person.
    """
    problem, idea = clean(problem), clean(idea)
    rules_intake.check_text(problem, idea)
    rules_intake.check_place(municipality, social_area)
    rules_intake.check_life_area(life_area)
    code = code or new_code()
    person_key = person_key or _person_key(contact) or uuid.uuid4().hex
    hint = Hint(
        source=Hint.Source(source), quarter=quarter or quarter_of(day_of(at)), arrived_on=day_of(at), language=language,
        municipality=municipality, social_area=social_area, carrier=carrier, life_area=life_area,
        hurdle=hurdle,
        relation=Hint.Relation(relation) if relation else "", problem=problem, idea=idea,
        person_key=person_key, source_key=carrier.pk.hex if carrier else person_key,
        text_digest=rules_intake.text_digest(problem, idea, municipality.pk if municipality else None),
    )  # fmt: skip
    _enter(hint, code, contact, at)
    return ReportedHint(hint, code)


def _enter(hint: Hint, code: str, contact: NewContact | None, at: datetime) -> None:
    """Write the hint with its code and contact, and let everybody know who waits for it."""
    # The code first: a form sent twice at once waits here for the other, before it has done anything.
    HintCode.objects.create(digest=code_digest(code, CODE), hint_id=hint.pk)
    hint.save(force_insert=True)
    if contact is not None and contact.given:
        _keep_contact(hint, contact, code, at)
    day = start_of(hint.arrived_on)
    audit("report_hint", hint, by=ANONYMOUS, at=day, fields=["problem", "idea", "municipality", "life_area"])
    learn_words(hint.problem, hint.idea)
    happened(HintArrived(hint))


def report_once(*, submission: str, **values: object) -> ReportedHint:
    """Take in a form that may be sent twice: the same submission is one hint and shows the same code."""
    code = derived_code(submission, CODE)
    known = hint_of(code)
    if known is None:
        try:
            return report_hint(code=code, **values)  # type: ignore[arg-type]
        except IntegrityError:
            known = hint_of(code)
            if known is None:
                raise
    return ReportedHint(known, code, new=False)


def was_reported(submission: str) -> bool:
    """Was this form taken in already?"""
    return hint_of(derived_code(submission, CODE)) is not None


def hint_of(code: str) -> Hint | None:
    """The hint a status code belongs to; None for every code that is none."""
    kept = HintCode.objects.select_related("hint").filter(digest=code_digest(code, CODE)).first()
    return kept.hint if kept else None


@transaction.atomic
def withdraw_hint(*, code: str, at: datetime) -> Hint | None:
    """The person takes the hint back: its text and contact go for good, the bare fact that it was there stays."""
    hint = _locked(code)
    if hint is None:
        return None
    rules_intake.check_withdraw(hint)
    HintContact.objects.filter(hint=hint).delete()
    _empty(hint, day_of(at))
    day = start_of(day_of(at))
    audit("withdraw_hint", hint, by=ANONYMOUS, at=day, fields=["problem", "idea", "contact", "state"])
    happened(HintWithdrawn(hint))
    return hint


@transaction.atomic
def delete_contact(*, code: str, at: datetime) -> Hint | None:
    """The person takes back the consent to be contacted; the hint itself goes its way."""
    hint = _locked(code)
    if hint is None:
        return None
    removed, _ = HintContact.objects.filter(hint=hint).delete()
    if removed:
        audit("delete_contact", hint, by=ANONYMOUS, at=start_of(day_of(at)), fields=["contact"])
    return hint


def _empty(hint: Hint, day: date) -> None:
    """Remove what somebody wrote; the row is locked, so nobody edits at the same time."""
    change(
        hint, problem="", idea="", state_reason="", text_digest=None,
        state=HINT.target(hint.state, "withdraw"), settled_on=day,
    )  # fmt: skip


def start_of(day: date) -> datetime:
    """The first moment of a day: the trail of hints tells the day, never the hour (architecture §4)."""
    return datetime.combine(day, time.min, tzinfo=BERLIN)


def _locked(code: str) -> Hint | None:
    known = hint_of(code)
    return Hint.objects.select_for_update(of=("self",)).get(pk=known.pk) if known else None


def _keep_contact(hint: Hint, contact: NewContact, code: str, at: datetime) -> None:
    HintContact.objects.create(
        hint=hint,
        email=contact.email,
        phone=contact.phone,
        name=contact.name,
        user=contact.user,
        language=contact.language,
        interview_consent=contact.interview_consent,
        consent_version=contact.consent_version,
        consented_at=at,
        delete_after=rules_intake.contact_ends(day_of(at)),
    )
    if contact.email:
        letter = letters_intake.about_code(code, contact.language, hint.arrived_on)
        send_mail(to=contact.email, subject=letter.subject, body=letter.body, language=contact.language, at=at)


def _person_key(contact: NewContact | None) -> str:
    """Two hints with the same address come from one person, as long as the contact is kept.

    The key stays random: nobody can work it out from an address.
    """
    if contact is None or not contact.given:
        return ""
    known = HintContact.objects.select_related("hint").order_by("consented_at")
    if contact.user:
        found = known.filter(user=contact.user).first()
    elif contact.email:
        found = known.alias(lowered=Lower("email")).filter(lowered=contact.email.lower()).first()
    else:
        found = known.filter(email="", phone=contact.phone).first()
    return found.hint.person_key if found else ""
