"""S3-33: a structural question is evidenced by several kinds of sources, and its page says from how many."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from augenhoehe.concept import operations as concepts
from augenhoehe.concept.models import SocialAreaAnalysis
from augenhoehe.core.composed import together
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM
from augenhoehe.events.models import Event, Result
from augenhoehe.monitoring.tests import factories as m
from augenhoehe.structure.models import Hint, QuestionHint, QuestionSource
from augenhoehe.structure.operations import chains, sources
from augenhoehe.structure.queries.sources import beside, lines_in
from tests.worlds import shared

from . import factories as f

pytestmark = pytest.mark.django_db


@shared
def cast():
    return f.the_cast()


@shared
def question(cast):
    return f.submitted(cast)


@shared
def series(cast):
    indicator = m.an_indicator("WAIT", name="Wartezeit auf einen Kita-Platz", unit="Tage")
    for year, value in ((2024, 90), (2025, 120)):
        m.a_value(indicator, cast.kreis, year, value)
    return indicator.series.get()


@shared
def analysis(cast):
    made = SocialAreaAnalysis.objects.create(
        municipality=cast.kreis,
        starts_on=f.DAY,
        ends_on=f.DAY + timedelta(days=30),
        created_at=f.AT,
        conclusions="Mehr Plätze.",
    )
    return concepts.check_analysis(analysis=made, by=cast.aylin, at=f.AT)


def sources_of(question, actor):
    return lines_in(together(beside(question.source_lines.all(), actor)))


def name(question, cast, **said):
    return sources.name_source(question=question, shows="Es wird länger.", by=cast.aylin, at=f.AT, **said)


def signed_in(cast, who) -> Client:
    client = Client()
    client.force_login(cast.users[who], backend="augenhoehe.accounts.backends.Backend")
    return client


def page_of(cast, question, who="aylin") -> str:
    page = signed_in(cast, who).get(reverse("structure_inside:question", args=[question.pk])).content.decode()
    return page[page.index('id="belege"') : page.index("</section>", page.index('id="belege"'))]


def test_a_figure_speaks_with_its_newest_value_and_an_analysis_with_its_years(cast, question, series, analysis):
    name(question, cast, series=series)
    name(question, cast, analysis=analysis)
    figure, area = sources_of(question, SYSTEM)
    assert figure.label == f"Wartezeit auf einen Kita-Platz, {cast.kreis.name}" and figure.says == "120,0 Tage (2025)"
    assert area.kind == "area" and area.says.startswith("2026") and area.url.endswith(f"{analysis.pk}/")


@pytest.mark.parametrize("said", ["nothing", "both", "twice", "no words"])
def test_a_source_is_one_thing_named_once_with_what_it_shows(cast, question, series, analysis, said):
    if said == "twice":
        name(question, cast, series=series)
    values = {
        "nothing": {}, "both": {"series": series, "analysis": analysis}, "twice": {"series": series},
        "no words": {"series": series, "shows": " "},
    }[said]  # fmt: skip
    with pytest.raises(Refused):
        sources.name_source(**{"question": question, "shows": "x", "by": cast.aylin, "at": f.AT, **values})


def test_who_does_not_write_the_question_names_no_source(cast, question, series):
    with pytest.raises(Refused):
        sources.name_source(question=question, shows="x", series=series, by=cast.korbinian, at=f.AT)
    assert not QuestionSource.objects.exists()


def test_who_may_not_see_a_figure_reads_its_name_and_no_value(cast, question):
    hidden = m.an_indicator("HID", name="Verborgenes", public=False)
    m.a_value(hidden, cast.kreis, 2025, 77)
    name(question, cast, series=hidden.series.get())
    (line,) = sources_of(question, cast.veit)
    assert line.says == "" and line.url == ""


def test_the_page_counts_the_kinds_and_says_which_are_missing(cast, question, series, analysis):
    page = page_of(cast, question)
    assert "Noch nichts aus:" in page and "Statistik" in page
    name(question, cast, series=series)
    name(question, cast, analysis=analysis)
    chains.name_cause(question=question, text="Formulare nur auf Deutsch", source="research", by=cast.aylin, at=f.AT)
    hint = f.a_hint("Im Interview gesagt.", source=Hint.Source.INTERVIEW)
    QuestionHint.objects.create(question=question, hint=hint, since=f.DAY)
    page = page_of(cast, question)
    for kind in ("Interviews", "Sozialraumanalyse", "Statistik", "Forschung oder Bericht"):
        assert kind in page[: page.index("Noch nichts aus")], kind
    assert "Arten von Quellen" in page and "120,0 Tage (2025)" in page
    assert "Noch nichts aus" not in page_of(cast, question, "korbinian")


def test_by_its_page_a_source_is_named_and_struck_again(cast, question, series):
    aylin = signed_in(cast, "aylin")
    address = reverse("structure_inside:source_name", args=[question.pk])
    typed = {"indicator": str(series.indicator_id), "shows": "Die Wartezeit steigt."}
    assert "Wählen Sie den Ort" in aylin.post(address, typed).content.decode()
    assert "noch niemand Werte" in aylin.post(address, {**typed, "area": "b:DE"}).content.decode()
    assert aylin.post(address, {**typed, "area": f"m:{cast.kreis.pk}"}).status_code == 302
    assert "Die Wartezeit steigt." in page_of(cast, question)
    source = question.source_lines.get()
    drop = reverse("structure_inside:source_drop", args=[question.pk, source.pk])
    assert signed_in(cast, "korbinian").post(drop).status_code in (403, 404)
    assert aylin.post(drop).status_code == 302 and not question.source_lines.exists()


def test_what_people_found_at_an_event_stands_there_once_it_is_public(cast, question):
    from augenhoehe.events.tests.factories import an_event

    event: Event = an_event()
    hint = f.a_hint("Niemand erklärt die Briefe.", source=Hint.Source.EVENT)
    QuestionHint.objects.create(question=question, hint=hint, since=f.DAY)
    result = Result.objects.create(
        event=event, position=1, kind="hurdle", text={"de": {"text": "Niemand erklärt die Briefe."}}, hint=hint,
        handed_over_at=f.AT, noted_at=f.AT,
    )  # fmt: skip
    assert "Hürde: Niemand erklärt" not in page_of(cast, question)
    Result.objects.filter(pk=result.pk).update(published_at=f.AT)
    page = page_of(cast, question)
    assert "Hürde: Niemand erklärt die Briefe. (Projektfördermittel beantragen)" in page
    assert "Veranstaltung oder Werkstatt" in page[: page.index("Noch nichts aus")]
