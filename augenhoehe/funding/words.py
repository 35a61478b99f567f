"""What the self-check says: the question of each condition, what is asked for, and what helps if it does not fit."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext, gettext_noop

from augenhoehe.core.numbers import number
from augenhoehe.organisations.models import Organisation

from .models import EligibilityRule, FundingProgramme
from .rules.eligibility import NO, UNKNOWN, YES, Judged, Verdict, number_in
from .vocabularies import WITH_CODES, WITH_NUMBER, RuleKind

QUESTIONS: dict[str, str] = {
    RuleKind.SEAT: gettext_noop("Hat Ihre Organisation ihren Sitz hier: %(text)s?"),
    RuleKind.NON_PROFIT: gettext_noop("Ist Ihre Organisation als gemeinnützig anerkannt?"),
    RuleKind.LEGAL_FORM: gettext_noop("Welche Rechtsform hat Ihre Organisation?"),
    RuleKind.MIGRANT_LED: gettext_noop(
        "Ist mindestens die Hälfte der Mitglieder, des Vorstands oder der Aktiven eingewandert?"
    ),
    RuleKind.AGE_MOST: gettext_noop("In welchem Jahr wurde Ihre Organisation gegründet?"),
    RuleKind.AGE_LEAST: gettext_noop("In welchem Jahr wurde Ihre Organisation gegründet?"),
    RuleKind.MEMBERS_LEAST: gettext_noop("Wie viele Mitglieder hat Ihre Organisation?"),
    RuleKind.INDEPENDENT: gettext_noop("Ist Ihre Organisation unabhängig von Staaten und Parteien?"),
    RuleKind.FIRST_TIME: gettext_noop("Hat Ihre Organisation aus diesem Programm schon einmal Geld bekommen?"),
    RuleKind.EXPERIENCE: gettext_noop("Wie viele geförderte Projekte haben Sie schon abgeschlossen?"),
    RuleKind.NOT_STARTED: gettext_noop("Hat Ihr Vorhaben schon begonnen?"),
}
REQUIRED: dict[str, str] = {
    RuleKind.SEAT: gettext_noop("Sitz hier: %(text)s"),
    RuleKind.NON_PROFIT: gettext_noop("als gemeinnützig anerkannt"),
    RuleKind.LEGAL_FORM: gettext_noop("eine dieser Rechtsformen: %(forms)s"),
    RuleKind.MIGRANT_LED: gettext_noop(
        "mindestens die Hälfte der Mitglieder, des Vorstands oder der Aktiven eingewandert"
    ),
    RuleKind.AGE_MOST: gettext_noop("höchstens %(number)s Jahre alt"),
    RuleKind.AGE_LEAST: gettext_noop("mindestens %(number)s Jahre alt"),
    RuleKind.MEMBERS_LEAST: gettext_noop("mindestens %(number)s Mitglieder"),
    RuleKind.INDEPENDENT: gettext_noop("unabhängig von Staaten und Parteien"),
    RuleKind.FIRST_TIME: gettext_noop("noch nie aus diesem Programm gefördert"),
    RuleKind.EXPERIENCE: gettext_noop("mindestens %(number)s abgeschlossene geförderte Projekte"),
    RuleKind.NOT_STARTED: gettext_noop("das Vorhaben hat noch nicht begonnen"),
}
NEXT: dict[str, str] = {
    RuleKind.SEAT: gettext_noop("Fragen Sie, ob ein Partner mit Sitz dort den Antrag stellen kann."),
    RuleKind.NON_PROFIT: gettext_noop("Die Anerkennung gibt das Finanzamt. Bis dahin hilft ein anerkannter Partner."),
    RuleKind.LEGAL_FORM: gettext_noop("Ein Dachverband oder ein eingetragener Verein kann den Antrag für Sie stellen."),
    RuleKind.MIGRANT_LED: gettext_noop("Zählen Sie noch einmal: Mitglieder, Vorstand oder Aktive; eines davon genügt."),
    RuleKind.AGE_MOST: gettext_noop("Für ältere Organisationen gibt es oft ein anderes Programm. Fragen Sie danach."),
    RuleKind.AGE_LEAST: gettext_noop("Ein älterer Partner kann den Antrag stellen, und Sie arbeiten mit."),
    RuleKind.MEMBERS_LEAST: gettext_noop("Fragen Sie, wer als Mitglied zählt."),
    RuleKind.INDEPENDENT: gettext_noop("Lesen Sie Ihre Satzung und fragen Sie, wie das gemeint ist."),
    RuleKind.FIRST_TIME: gettext_noop("Fragen Sie, ob eine weitere Förderung möglich ist."),
    RuleKind.EXPERIENCE: gettext_noop("Beginnen Sie mit einem kleinen Projekt, oder suchen Sie erfahrene Partner."),
    RuleKind.NOT_STARTED: gettext_noop("Fragen Sie vorher, oder beantragen Sie nur, was noch kommt."),
    RuleKind.OWN: gettext_noop("Fragen Sie die Stelle, die das Geld gibt."),
}
FOUNDING_DAY = gettext_noop("Es kommt auf den Tag der Gründung an. Er steht in der Satzung oder im Vereinsregister.")
NOT_KNOWN = gettext_noop("Sehen Sie in der Satzung nach, oder fragen Sie im Vorstand.")
ANSWERS = {YES: gettext_noop("Ja"), NO: gettext_noop("Nein"), UNKNOWN: gettext_noop("Weiß ich nicht")}
MISTAKES = {
    "missing": gettext_noop("Bitte wählen Sie eine Antwort. „Weiß ich nicht“ ist auch eine."),
    "number": gettext_noop("Bitte schreiben Sie eine Zahl, oder wählen Sie „Weiß ich nicht“."),
    "year": gettext_noop("Bitte schreiben Sie ein Jahr, zum Beispiel 2019."),
}
OVERALL = {
    Verdict.MET: gettext_noop("Nach Ihren Antworten passt Ihre Organisation zu allen Bedingungen."),
    Verdict.UNCLEAR: gettext_noop("Nichts spricht dagegen, aber einiges ist noch zu klären."),
    Verdict.NOT_MET: gettext_noop("Mindestens eine Bedingung passt nicht. Lesen Sie, was dann hilft."),
}


def legal_forms() -> list[tuple[str, str]]:
    return [(str(code), gettext(str(label))) for code, label in Organisation.LegalForm.choices if code]


def question(rule: EligibilityRule) -> str:
    """What the person is asked, in the page's language; questions of a programme's own are German."""
    return rule.text if rule.kind == RuleKind.OWN else gettext(QUESTIONS[rule.kind]) % _parts(rule)


def required(rule: EligibilityRule) -> str:
    """What the programme asks for, in a few words."""
    return rule.text if rule.kind == RuleKind.OWN else gettext(REQUIRED[rule.kind]) % _parts(rule)


def _parts(rule: EligibilityRule) -> dict[str, str]:
    named = dict(legal_forms())
    forms = ", ".join(named[code] for code in rule.codes if code in named)
    return {"text": rule.text, "number": str(rule.number), "forms": forms}


def said(rule: EligibilityRule, answer: str) -> str:
    """The answer in words."""
    if answer in ("", UNKNOWN):
        return gettext(ANSWERS[UNKNOWN])
    if rule.kind in WITH_CODES:
        return dict(legal_forms()).get(answer, "")
    return answer if rule.kind in WITH_NUMBER else gettext(ANSWERS[answer])


def next_step(one: Judged) -> str:
    """What helps now; nothing where the condition is met."""
    if one.verdict == Verdict.MET:
        return ""
    if one.verdict == Verdict.NOT_MET:
        return gettext(NEXT[one.rule.kind])
    founding = one.rule.kind in (RuleKind.AGE_MOST, RuleKind.AGE_LEAST) and number_in(one.answer) is not None
    return gettext(FOUNDING_DAY if founding else NOT_KNOWN)


def euro(value: int | Decimal) -> str:
    """„1500 Euro“, „12,50 Euro“: cents only where there are some."""
    shown = Decimal(f"{value:.2f}".removesuffix(".00"))
    return gettext("%(sum)s Euro") % {"sum": number(shown)}


def sum_words(programme: FundingProgramme) -> list[str]:
    """What one can get and has to bring, each as a short sentence; empty when the programme says nothing."""
    told: list[str] = []
    least, most = programme.sum_from, programme.sum_to
    if least is not None and most is not None and least != most:
        told.append(gettext("%(least)s bis %(most)s") % {"least": number(least), "most": euro(most)})
    elif most is not None:
        told.append(gettext("höchstens %(sum)s") % {"sum": euro(most)})
    elif least is not None:
        told.append(gettext("mindestens %(sum)s") % {"sum": euro(least)})
    if programme.max_rate is not None:
        told.append(gettext("höchstens %(percent)s %% der Kosten") % {"percent": programme.max_rate})
    if programme.own_share:
        told.append(gettext("Eigenanteil mindestens %(percent)s %%") % {"percent": programme.own_share})
    if programme.volunteer_counts:
        told.append(_work(programme))
    return told


def _work(programme: FundingProgramme) -> str:
    if programme.volunteer_cap is None:
        return gettext("Ehrenamtliche Arbeit zählt zum Eigenanteil")
    return gettext("Ehrenamtliche Arbeit zählt zum Eigenanteil, bis %(percent)s %% der Kosten") % {
        "percent": programme.volunteer_cap
    }
