"""The study „Ankommen in der Nachbarschaft“: commissioned, planned with bodies, six interviews, one taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from augenhoehe.core.clock import day_of
from augenhoehe.core.closed import closed_room
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.events.models import Event
from augenhoehe.structure.models import ServiceChain
from augenhoehe.structure.operations import chains
from augenhoehe.studies.models import Guide, Interview, Study, Suggestion
from augenhoehe.studies.operations import gating, guides, interviews, studies, workshops
from augenhoehe.studies.operations.interviews import Partner
from augenhoehe.studies.operations.nominating import Volunteer, nominate

from .calendar import Calendar
from .stage import Scene, Stage

TITLE = "Ankommen in der Nachbarschaft"
SHORT = {
    "de": "Das Institut Quellbrunn fragt Menschen im Kreis, was beim Ankommen hilft und was hindert. Es spricht mit "
    "Einwohnerinnen und Einwohnern, Vereinen und Fachkräften. Namen stehen nirgends.",
    "en": "The Quellbrunn institute asks people in the district what helps and what hinders when settling in. It talks "
    "to residents, clubs and professionals. No names appear anywhere.",
    "tr": "Quellbrunn Enstitüsü ilçedeki insanlara yeni bir yere alışırken neyin yardım ettiğini, neyin engellediğini "
    "soruyor. Sakinlerle, derneklerle ve uzmanlarla konuşuyor. Hiçbir yerde isim geçmiyor.",
    "ar": "يسأل معهد كفيلبرون الناس في الدائرة عمّا يساعد وما يعيق عند الاستقرار. "
    "يتحدث مع السكان والجمعيات والمختصين. لا تُذكر أي أسماء.",
    "uk": "Інститут Квельбрунн питає людей в окрузі, що допомагає і що заважає облаштуватися. Він розмовляє з "
    "мешканцями, товариствами та фахівцями. Імена ніде не вказуються.",
}
CONSENT = {
    "de": "Ich erzähle freiwillig. Nur das Institut Quellbrunn liest, was ich sage. Notizen werden am Löschtag "
    "vernichtet. Was viele betrifft, darf ohne meinen Namen weitergegeben werden. Ich kann jederzeit widerrufen; dann "
    "wird alles sofort gelöscht.",
    "tr": "Gönüllü olarak anlatıyorum. Söylediklerimi yalnızca Quellbrunn Enstitüsü okur. Notlar silme gününde yok "
    "edilir. Birçok kişiyi ilgilendiren şeyler adım olmadan iletilebilir. Her zaman vazgeçebilirim; o zaman "
    "her şey hemen silinir.",
}
PHASES = (
    ("Vorschläge sammeln", "Gremien und Organisationen sagen, wen und was wir fragen sollen.", 90, 62, True),
    ("Interviews", "Etwa zwölf Gespräche, in der Sprache der Befragten.", 60, -45, True),
    ("Werkstatt", "Ein Abend mit Karten in Zwirnstadt.", 20, 10, True),
    ("Auswertung", "Das Institut ordnet die Befunde und berichtet der Lenkungsgruppe.", -46, -80, True),
    ("Abstimmung des Berichts", "Entwurf mit der Koordination durchsprechen.", -81, -95, False),
)
FIRST = (
    ("Wie sind Sie hier angekommen?", "orientation"), ("Was hat Ihnen geholfen?", "orientation"),
    ("Wie wohnen Sie?", "housing"), ("Was möchten Sie uns noch sagen?", ""),
)  # fmt: skip
SECOND = (
    ("Wie sind Sie hier angekommen?", "orientation"), ("Wer hat Ihnen geholfen, und wobei?", "orientation"),
    ("Kommt Ihre Post bei Ihnen an?", "housing"), ("Wie haben Sie einen Platz in Kita oder Schule gefunden?", "school"),
    ("Wobei helfen Sie selbst anderen?", "leisure"), ("Was möchten Sie uns noch sagen?", ""),
)  # fmt: skip
TURKISH = (
    ("Buraya nasıl geldiniz?", "orientation"), ("Size kim, hangi konuda yardım etti?", "orientation"),
    ("Postanız size ulaşıyor mu?", "housing"), ("Kreş veya okulda nasıl yer buldunuz?", "school"),
    ("Siz başkalarına hangi konuda yardım ediyorsunuz?", "leisure"), ("Bize başka ne söylemek istersiniz?", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Talk:
    """One interview: with whom, how far it is, what it says."""

    partner: Partner
    until: str
    town: str = ""
    notes: str = ""
    findings: tuple[tuple[str, str, str, str], ...] = ()  # kind, life area, hurdle, text
    released: int = 0


TALKS = (
    Talk(
        Partner("resident", name="Yara Yamin", phone="0221 4710-811", language="ar"), "analysed", "zwirnstadt",
        "Drei Monate in der Unterkunft. Briefe lagen im Büro, zwei Fristen verpasst.",
        (
            ("hurdle", "housing", "", "Post liegt in der Unterkunft tagelang im Büro."),
            ("engagement", "leisure", "", "Frauen aus der Unterkunft kochen jede Woche mit Nachbarinnen."),
        ),
        released=2,
    ),
    Talk(
        Partner("professional", name="Imke Ilmengrund", office="Kita Wiesenhügel", email="imke@kita.example"),
        "analysed", "nebelfurt", "Zwei Drittel der Eltern sprechen zu Hause kein Deutsch. Aufnahmen dauern doppelt.",
        (("hurdle", "school", "", "Für Aufnahmegespräche in der Kita ist keine Sprachmittlung eingeplant."),),
        released=1,
    ),
    Talk(
        Partner("club", name="Ozan Olgun", office="Sportfreunde Uhlenquell", language="tr"), "held", "zwirnstadt",
        "Training für alle, aber die Halle ist nur am Vormittag frei.",
        (("engagement", "leisure", "", "Ein Sportverein holt Kinder mit dem Vereinsbus zum Training."),),
    ),
    Talk(Partner("resident", name="Lidia Lorek", phone="0221 4710-833", language="de"), "consented", "mohnfurt"),
    Talk(Partner("professional", name="Piet Plessner", office="Beratungshaus Mohnfurt"), "asked", "mohnfurt"),
    Talk(
        Partner("resident", name="Elif Ekinci", phone="0221 4710-855", language="tr"), "revoked", "sternmuende",
        "Wird in der Demo widerrufen.",
    ),
)  # fmt: skip


def scenes(calendar: Calendar) -> list[Scene]:
    return [
        Scene(calendar.ago(95, 9), "Eine Studie wird beauftragt", commission),
        Scene(calendar.ago(88, 9), "Gremien schlagen vor, wen die Studie fragt", suggest),
        Scene(calendar.ago(75, 9), "Der Leitfaden, erste Fassung", first_guide),
        Scene(calendar.ago(62, 9), "Der Leitfaden, zweite Fassung in zwei Sprachen", second_guide),
        Scene(calendar.ago(30, 11), "Quentin führt Interviews", talk),
        Scene(calendar.ago(16, 18), "Eine Werkstatt in Zwirnstadt", work_with_cards),
        Scene(calendar.ago(13, 9), "Zur nächsten Werkstatt sind alle eingeladen", invite_to_workshop),
        Scene(calendar.ago(6, 7), "Befunde gehen ohne Namen hinaus", leave),
        Scene(calendar.any_day_ago(3, 20), "Jemand möchte befragt werden", ask_to_be_asked),
        Scene(calendar.ago(4, 9), "Der Weg der Post wird gezeichnet", draw_chain),
    ]


def _study(stage: Stage) -> Study:
    return Study.objects.select_related("institute", "question").get(pk=stage.notes["study"])


def _lines(stage: Stage, texts: tuple[tuple[str, str], ...]) -> list[Any]:
    return [(text, stage.term("life_area", area)) for text, area in texts]


def commission(stage: Stage, at: datetime) -> None:
    aylin, today = stage.actor("aylin"), stage.calendar.today
    by: dict[str, Any] = {"by": aylin, "at": at}
    study = studies.create_study(
        title=TITLE, institute=stage.carriers["institute"], short_text=_in_languages(SHORT),
        aims="Was hilft beim Ankommen, und was hindert?\nWer ist hier schon aktiv?\nWas fehlt in welchem Ort?",
        raw_until=today + timedelta(days=150), **by,
    )  # fmt: skip
    stage.notes["study"] = str(study.pk)
    studies.write_consent_text(study=study, text=_in_languages(CONSENT), **by)
    for title, text, begins, ends, public in PHASES:
        studies.add_phase(
            study=study, title=title, text=text, public=public, starts_on=today - timedelta(days=begins),
            ends_on=today - timedelta(days=ends), **by,
        )  # fmt: skip
    studies.move_study(study=study, verb="start", **by)
    studies.publish_study(study=study, **by)
    studies.edit_study(
        study=study, title=study.title, institute=study.institute, aims=study.aims, short_text=study.short_text,
        raw_until=study.raw_until, nominations_until=today + timedelta(days=45), **by,
    )  # fmt: skip


def _in_languages(texts: dict[str, str]) -> dict[str, Any]:
    return multilingual(texts["de"], **{code: text for code, text in texts.items() if code != "de"})


def suggest(stage: Stage, at: datetime) -> None:
    study = _study(stage)
    for who, kind, text, origin in (
        ("emine", "people", "Mütter, die neu in der Unterkunft sind, und eine Hausleitung", "Gremium Sternmünde"),
        ("rojda", "question", "Wem vertrauen Sie, wenn Sie etwas nicht verstehen?", "Frauen wagen Wege e. V."),
        ("korbinian", "topic", "Wie die Post in den Unterkünften ankommt", "Lenkungsgruppe"),
    ):
        made = studies.suggest(study=study, kind=kind, text=text, origin=origin, by=stage.actor(who), at=at)
        stage.notes[f"study_suggestion_{who}"] = str(made.pk)
    for who, answer in (("emine", "Beides ist eingeplant."), ("korbinian", "Die Frage steht in der zweiten Fassung.")):
        studies.answer_suggestion(
            suggestion=Suggestion.objects.select_related("study").get(pk=stage.notes[f"study_suggestion_{who}"]),
            state="taken", answer=answer, by=stage.actor("aylin"), at=at + timedelta(days=2),
        )  # fmt: skip


def _guide(stage: Stage, language: str, intro: str, texts: tuple[tuple[str, str], ...], at: datetime) -> Guide:
    return guides.write_guide(
        study=_study(stage), language=language, intro=intro, questions=_lines(stage, texts), by=stage.actor("quentin"),
        at=at,
    )  # fmt: skip


def first_guide(stage: Stage, at: datetime) -> None:
    made = _guide(stage, "de", "Danke, dass Sie erzählen. Sie müssen nichts beantworten.", FIRST, at)
    stage.notes["study_guide_first"] = str(made.pk)
    guides.hand_out(guide=made, recipient="Lenkungsgruppe, zur Sitzung", way="print", by=stage.actor("quentin"), at=at)


def second_guide(stage: Stage, at: datetime) -> None:
    made = _guide(stage, "de", "Danke, dass Sie erzählen. Sie müssen nichts beantworten.", SECOND, at)
    turkish = _guide(
        stage, "tr", "Anlattığınız için teşekkürler. Hiçbir soruyu yanıtlamak zorunda değilsiniz.", TURKISH, at
    )
    for one in (made, turkish):
        guides.publish_guide(guide=one, by=stage.actor("aylin"), at=at)
    stage.notes["study_guide"], stage.notes["study_guide_tr"] = str(made.pk), str(turkish.pk)
    guides.hand_out(guide=made, recipient="Ausschuss in Sternmünde", way="letter", by=stage.actor("quentin"), at=at)


def talk(stage: Stage, at: datetime) -> None:
    quentin, study = stage.actor("quentin"), _study(stage)
    with closed_room(quentin):
        for one in TALKS:
            made = _held(stage, study, one, quentin, at)
            if one.until == "revoked":
                interviews.revoke_consent(interview=made, by=quentin, at=at)
                continue
            _found(stage, made, one, quentin, at)
            stage.notes.setdefault("interview", str(made.pk))
            stage.notes[f"interview_{one.until}"] = str(made.pk)


def _held(stage: Stage, study: Study, one: Talk, by: Actor, at: datetime) -> Interview:
    partner = replace(one.partner, municipality_id=str(stage.towns[one.town].pk))
    who: dict[str, Any] = {"by": by, "at": at}
    made = interviews.propose_interview(study=study, partner=partner, **who)
    interviews.ask_partner(interview=made, **who)
    if one.until == "asked":
        return made
    language = partner.language if partner.language in CONSENT else "de"
    interviews.give_consent(interview=made, given_on=day_of(at), language=language, form="signed", **who)
    if one.until == "consented":
        return made
    interviews.hold_interview(interview=made, month=day_of(at).replace(day=1), mode="meeting", **who)
    interviews.write_down(interview=made, notes=one.notes, transcript="", **who)
    return made


def _found(stage: Stage, made: Interview, one: Talk, by: Actor, at: datetime) -> None:
    for place, (kind, area, hurdle, text) in enumerate(one.findings):
        finding = interviews.write_finding(
            interview=made, kind=kind, text=text, life_area=area, hurdle=hurdle, by=by, at=at
        )
        stage.notes["finding_given" if place < one.released else "finding_open"] = str(finding.pk)
        if place < one.released:
            gating.release_finding(finding=finding, by=by, at=at)
    if one.until == "analysed":
        interviews.settle_interview(interview=made, verb="analyse", by=by, at=at)


def leave(stage: Stage, at: datetime) -> None:
    gating.open_gate(at=at, minimum=1)


def work_with_cards(stage: Stage, at: datetime) -> None:
    by: dict[str, Any] = {"by": stage.actor("quentin"), "at": at}
    made = workshops.note_workshop(
        study=_study(stage), title="Werkstatt „Mein Weg hierher“", held_on=day_of(at), place="Bürgerhaus Zwirnstadt",
        municipality=stage.towns["zwirnstadt"], **by,
    )  # fmt: skip
    stage.notes["study_workshop"] = str(made.pk)
    money = stage.term("life_area", "money")
    letters = workshops.open_cluster(workshop=made, title="Briefe und Fristen", life_area=money, **by)
    stage.notes["study_cluster"] = str(letters.pk)
    for kind, text, votes, cluster in (
        ("hurdle", "Briefe vom Amt verstehen wir nicht, bis die Frist vorbei ist", 14, letters),
        ("support", "Die Nachbarin liest Briefe mit mir", 6, letters),
        ("idea", "Eine Sprechstunde für Briefe in der Bücherei", 11, letters),
        ("support", "Im Chor habe ich Deutsch gelernt", 5, None),
    ):
        card = workshops.write_card(workshop=made, kind=kind, text=text, votes=votes, cluster=cluster, **by)
        stage.notes["study_card"] = str(card.pk)


def invite_to_workshop(stage: Stage, at: datetime) -> None:
    """Everybody may come to the next one: they register for the long table."""
    event = Event.objects.timed().get(pk=stage.notes["event_encounter"])
    workshops.note_workshop(
        study=_study(stage), title="Werkstatt an der langen Tafel", held_on=day_of(event.begins), event=event,
        municipality=event.municipality, by=stage.actor("quentin"), at=at,
    )  # fmt: skip


def ask_to_be_asked(stage: Stage, at: datetime) -> None:
    pk = new_id()
    volunteer = Volunteer(
        name="Taras", kind="resident", phone="0221 4710-866", language="uk", about="Arbeit finden mit Kindern",
        municipality_id=str(stage.towns["nebelfurt"].pk),
    )  # fmt: skip
    nominate(study=_study(stage), volunteer=volunteer, entry_id=pk, at=at)
    stage.notes["nomination"] = str(pk)


AS_IS = (
    ("Brief kommt an", "Zusteller", None, ""),
    ("Brief liegt im Büro", "Hausleitung", 3, "Niemand sagt Bescheid"),
    ("Brief wird gefunden", "Bewohnerin", 4, ""),
    ("Brief wird verstanden", "Beratung", 10, "Frist ist vorbei"),
    ("Antwort geht ab", "Bewohnerin", 2, ""),
)


def draw_chain(stage: Stage, at: datetime) -> None:
    """How the post goes now, and how it should: on the question of matter 4."""
    question = stage.questions["post"]
    by: dict[str, Any] = {"by": stage.actor("aylin"), "at": at}
    chain = chains.begin_chain(question=question, variant="as_is", title="Vom Briefkasten zur Antwort", **by)
    for title, who, days, breaks in AS_IS:
        chains.add_step(chain=chain, title=title, actor=who, waiting_days=days, breaks=breaks, **by)
    target = chains.begin_chain(question=question, variant="to_be", title="Mit Briefkästen je Wohnung", **by)
    for step in target.steps.order_by("position"):
        if step.title == "Brief liegt im Büro":
            chains.drop_step(step=step, **by)
    for step in ServiceChain.objects.get(pk=target.pk).steps.filter(breaks__gt=""):
        chains.change_step(
            step=step, title=step.title, actor="Sprechstunde in der Unterkunft", legal_circle=None, takes="", gives="",
            waiting_days=2, breaks="", **by,
        )  # fmt: skip
    chains.name_cause(
        question=question, text="In der Unterkunft gibt es einen Briefkasten für alle.", source="interviews",
        affected="alle, die dort wohnen", evidence="Im Interview und auf einer Begehung gesehen.", **by,
    )  # fmt: skip
    study = _study(stage)
    studies.edit_study(
        study=study, title=study.title, institute=study.institute, aims=study.aims, short_text=study.short_text,
        raw_until=study.raw_until, nominations_until=study.nominations_until, question=question, **by,
    )  # fmt: skip
    stage.notes["chain"] = str(chain.pk)
    stage.notes["chain_step"] = str(chain.steps.order_by("position").values_list("pk", flat=True)[0])
    stage.notes["cause"] = str(question.cause_lines.values_list("pk", flat=True)[0])
