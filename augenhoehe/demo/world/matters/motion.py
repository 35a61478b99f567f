"""Matter 7, its first stations: a motion for a concept, changed by the council, and the mandate that follows."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial

from augenhoehe.committees.models import AgendaItem, Committee, ItemDecision, Paper, Resolution, Station
from augenhoehe.committees.operations import (
    NewItem,
    NewStation,
    add_annex,
    build_agenda,
    charge_for_item,
    create_paper,
    decide_amendment,
    decide_items,
    file_amendment,
    plan_meeting,
    record_resolution,
    state_effects,
    state_formalities,
    submit_paper,
)
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import multilingual
from augenhoehe.demo.world.calendar import Calendar
from augenhoehe.demo.world.stage import Scene, Stage
from augenhoehe.journal.operations import publish_thread

TITLE = "Integrationskonzept für Zwirnstadt"
OFFICER = "Integrationsbeauftragte der Stadt Zwirnstadt"
COSTS = "Wofür;Euro\nHalbe Stelle, achtzehn Monate;21000\nDruck und Räume;3000\n"
HALL = "Rathaus Zwirnstadt, Ratssaal"
PUBLIC_TITLE = {
    "de": "Integrationskonzept für Zwirnstadt",
    "en": "An integration concept for Zwirnstadt",
    "tr": "Zwirnstadt için uyum konsepti",
    "ar": "خطة للاندماج في تسفيرنشتات",
    "uk": "Інтеграційна концепція для Цвірнштадта",
}
SUMMARY = {
    "de": "Zwirnstadt hat noch kein Integrationskonzept. Ein Ratsmitglied hat eines beantragt. Der Rat hat den Antrag "
    "geändert beschlossen und die Integrationsbeauftragte beauftragt.",
    "en": "Zwirnstadt has no integration concept yet. A council member asked for one. The council adopted the motion "
    "with changes and gave the task to the integration officer.",
    "tr": "Zwirnstadt'ın henüz uyum konsepti yok. Bir meclis üyesi talep etti. Meclis, talebi değiştirerek kabul etti "
    "ve uyum görevlisini görevlendirdi.",
    "ar": "ليس لدى تسفيرنشتات خطة للاندماج بعد. طلبها عضو في المجلس. وافق المجلس على الطلب معدّلًا وكلّف مسؤولة الاندماج.",
    "uk": "Цвірнштадт ще не має інтеграційної концепції. Її запропонував член ради. Рада ухвалила пропозицію зі "
    "змінами й доручила роботу уповноваженій з інтеграції.",
}


def scenes(calendar: Calendar) -> list[Scene]:
    committee, council = calendar.thursday_before(122, 17), calendar.thursday_before(94, 18)
    submitted = calendar.ago(152, 15)
    return [
        Scene(submitted, "Ein Antrag für ein Integrationskonzept", submit),
        Scene(submitted + timedelta(hours=2), "Der Antrag ist öffentlich", publish),
        Scene(calendar.ago(142, 9), "Ausschuss und Rat haben ihre Termine", partial(plan, committee, council)),
        Scene(committee + timedelta(hours=3), "Der Sozialausschuss empfiehlt", recommend),
        Scene(council - timedelta(days=15), "Der Rat bekommt eine Tagesordnung", partial(arrange, "council")),
        Scene(council + timedelta(hours=2), "Ein Änderungsantrag verlängert die Frist", amend),
        Scene(council + timedelta(hours=3), "Der Rat beschließt mit Änderung", adopt),
        Scene(council + timedelta(days=4), "Die Integrationsbeauftragte bekommt den Auftrag", charge),
    ]


def submit(stage: Stage, at: datetime) -> None:
    """A member's own right: written and submitted by himself."""
    paul = stage.actor("paul")
    paper = create_paper(
        kind=Paper.Kind.MOTION, title=TITLE, thread=None, by=paul, at=at,
        submitted_by_committee=stage.committees["council"], submitter="Paul Pfefferblum, Ratsmitglied",
        items=[
            NewItem(
                "Die Verwaltung legt dem Rat binnen eines Jahres ein Integrationskonzept vor. Sie beteiligt dabei "
                "Vereine, Schulen, Kirchen und Menschen, die selbst zugewandert sind.",
                addressee=OFFICER, due_wish=stage.calendar.ahead(440),
            ),
            NewItem("Die Verwaltung berichtet dem Rat nach der Hälfte der Zeit.", addressee=OFFICER),
            NewItem("Ein externes Büro begleitet die Beteiligung.", addressee="Bürgermeisterin"),
        ],
        reasons="Zwirnstadt wächst durch Zuzug. Bisher plant jedes Amt für sich. Ein gemeinsames Konzept spart "
        "Doppelarbeit und sagt allen, woran sie sind.",
        stations=[
            NewStation(stage.committees["social"], Station.Role.PRE_DELIBERATION, False, 1),
            NewStation(stage.committees["council"], Station.Role.DECISION, True, 2),
        ],
    )  # fmt: skip
    _enclose(paper, stage, at)
    stage.papers["motion"] = submit_paper(paper=paper, by=paul, at=at)
    stage.notes["paper_motion"] = str(paper.pk)


def _enclose(paper: Paper, stage: Stage, at: datetime) -> None:
    """What belongs to a motion besides its text: costs, who stands behind it, and a table."""
    paul = stage.actor("paul")
    state_effects(
        paper=paper, effects=Paper.Effects.SOME, costs_once=Decimal("24000"), posts=Decimal("0.5"), by=paul, at=at,
        effects_text="Die halbe Stelle ist auf achtzehn Monate befristet. Gedeckt aus den Mitteln für Teilhabe.",
    )  # fmt: skip
    state_formalities(
        paper=paper, group="Gruppe Offenes Zwirnstadt", group_resolved_on=day_of(at), file_reference="10.24.07",
        signatories=[("Paul Pfefferblum", "Gruppensprecher"), ("Hiltrud Mohnblatt", "Ratsmitglied")], by=paul, at=at,
    )  # fmt: skip
    add_annex(paper=paper, content=COSTS.encode(), title="Was die Erarbeitung kostet", public=True, by=paul, at=at)
    paper.refresh_from_db()


def amend(stage: Stage, at: datetime) -> None:
    """In the council, before the vote on the whole: one year becomes eighteen months."""
    item = stage.papers["motion"].items.get(order=1)
    amendment = file_amendment(
        item=item, committee=stage.committees["council"], proposer="Irmgard Wollgras, Ratsmitglied", at=at,
        by=stage.actor("aylin"), text=item.text.replace("binnen eines Jahres", "in achtzehn Monaten"),
        reasons="Ein Jahr reicht für eine echte Beteiligung nicht.",
    )  # fmt: skip
    decide_amendment(amendment=amendment, state="adopted", by=stage.actor("aylin"), at=at)


def publish(stage: Stage, at: datetime) -> None:
    thread = stage.papers["motion"].thread
    published = publish_thread(
        thread=thread, title=multilingual(**PUBLIC_TITLE), summary=multilingual(**SUMMARY),
        by=stage.actor("aylin"), at=at,
    )  # fmt: skip
    stage.notes["thread_motion"] = published.number or ""


def plan(committee: datetime, council: datetime, stage: Stage, at: datetime) -> None:
    for key, starts_at in (("social", committee), ("council", council)):
        stage.meetings[key] = plan_meeting(
            committee=stage.committees[key],
            starts_at=starts_at,
            place=HALL,
            by=stage.actor("nuray"),
            at=at,
            public=True,
        )
    arrange("social", stage, at)


def arrange(key: str, stage: Stage, at: datetime) -> None:
    meeting = stage.meetings[key]
    meeting.refresh_from_db()
    build_agenda(meeting=meeting, by=stage.actor("nuray"), at=at)


def _item(stage: Stage, committee: Committee) -> AgendaItem:
    rows = AgendaItem.objects.select_related("committee", "meeting", "thread")
    return rows.get(station__paper=stage.papers["motion"], committee=committee)


def recommend(stage: Stage, at: datetime) -> None:
    record_resolution(
        item=_item(stage, stage.committees["social"]), kind=Resolution.Kind.ADOPTED, by=stage.actor("aylin"), at=at,
        wording="Der Ausschuss empfiehlt dem Rat, den Antrag anzunehmen.", yes=4, no=1, abstentions=0,
        reason="Ein gemeinsames Konzept erleichtert die Arbeit aller Ämter.",
    )  # fmt: skip


def adopt(stage: Stage, at: datetime) -> None:
    record_resolution(
        item=_item(stage, stage.committees["council"]), kind=Resolution.Kind.ADOPTED_CHANGED, by=stage.actor("aylin"),
        at=at, yes=6, no=2, abstentions=1,
        wording="Die Integrationsbeauftragte legt dem Rat in achtzehn Monaten ein Integrationskonzept vor. Sie "
        "berichtet nach der Hälfte der Zeit. Externe Büros werden nicht beauftragt.",
        reason="Ein Jahr reicht für eine echte Beteiligung nicht. Die Stadt kennt ihre Vereine selbst am besten.",
    )  # fmt: skip


def _by_item(stage: Stage, resolution: Resolution, at: datetime) -> ItemDecision:
    """Two items are adopted, the bureau from outside is not."""
    kinds = (Resolution.Kind.ADOPTED_CHANGED, Resolution.Kind.ADOPTED, Resolution.Kind.REFUSED)
    items = stage.papers["motion"].items.all()
    decided = decide_items(
        resolution=resolution, kinds=dict(zip(items, kinds, strict=True)), by=stage.actor("aylin"), at=at
    )
    return decided[0]


def charge(stage: Stage, at: datetime) -> None:
    resolution = Resolution.objects.select_related("agenda_item__committee", "agenda_item__thread").get(
        agenda_item=_item(stage, stage.committees["council"])
    )
    mandate = charge_for_item(
        decision=_by_item(stage, resolution, at), title="Ein Integrationskonzept für Zwirnstadt erarbeiten",
        by=stage.actor("aylin"), at=at, unit=OFFICER, responsible=stage.people["nuray"],
        due=stage.calendar.ahead(440),
        text="Das Konzept nennt Ziele, Maßnahmen und Umsetzungsmarker. Vereine, Schulen, Kirchen und Menschen, die "
        "selbst zugewandert sind, wirken mit.",
    )  # fmt: skip
    stage.notes["mandate_motion"] = str(mandate.pk)
