"""Übersetzungen: one list of all public contents, one form, one machine, and whose right it is."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from augenhoehe.accounts.models import User
from augenhoehe.core import commits
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import OTHERS, text_in, with_text
from augenhoehe.core.provider import Unavailable
from augenhoehe.core.refused import Conflict, Refused, allowed
from augenhoehe.core.rights import ANONYMOUS, SYSTEM, Actor, HeldRole, Role
from augenhoehe.core.tests.parallel import at_once
from augenhoehe.core.translating import multilingual_fields, translatables, untranslated
from augenhoehe.desk.models import TranslationState
from augenhoehe.desk.translations import index, operations
from augenhoehe.desk.translations.operations import in_order, translate
from augenhoehe.funding import operations as funding
from augenhoehe.funding.tests import factories as f
from augenhoehe.journal import operations as journal
from augenhoehe.journal.models import AuditEntry, Step
from augenhoehe.journal.tests import factories as j
from augenhoehe.search.models import Document
from tests.worlds import shared

pytestmark = pytest.mark.django_db
GERMAN = "Räume, Kurse und Feste junger Vereine."
SEES = {Role.COORDINATION, Role.INTEGRATION_OFFICER, Role.PRESS, Role.ADMINISTRATION}
LIST = "/intern/uebersetzungen/"


@shared
def cast():
    return f.the_cast()


@shared
def programme(cast):
    made = f.a_programme()
    commits.run_now()
    return made


def client_of(cast, name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=getattr(cast, name).user_id))
    return client


def state_of(row, language: str) -> str:
    commits.run_now()
    return TranslationState.objects.get(object_id=str(row.pk), language=language).state


def worded(programme, text: str, language: str = "ru", **more) -> bool:
    values = {"by": SYSTEM, "at": f.AT, **more}
    return translate(row=programme, language=language, texts=in_order(programme, text), **values)


def said_anew(programme, text: str = "Räume und Feste junger Vereine, bis 6000 Euro.") -> None:
    """The German text gets another meaning."""
    programme.refresh_from_db()
    programme.funded = with_text(programme.funded, "de", text)
    programme.save(update_fields=["funded"])
    index.rebuild(at=f.AT)


# --- What can be translated -----------------------------------------------------------------------------
def test_every_field_in_several_languages_is_translated_here_or_says_why_not():
    covered = {name.lower() for spec in translatables().values() for name in (spec.model, *spec.models)}
    covered |= {one.model.lower() for one in untranslated()}
    found = {model._meta.label_lower for model in apps.get_models() if multilingual_fields(model._meta.label)}
    assert found <= covered
    assert all(one.reason.endswith(".") for one in untranslated())


@pytest.mark.parametrize("kind", sorted(translatables()))
def test_the_database_knows_every_way_from_a_content_to_what_touches_it(kind):
    spec = translatables()[kind]
    assert not set(spec.rows()) - set(spec.wordable())
    for lookup in spec.through.values():
        assert not apps.get_model(spec.model)._base_manager.filter(**{f"{lookup}__isnull": False}).exists()


# --- The list -------------------------------------------------------------------------------------------
def test_a_published_content_is_missing_in_every_language_and_a_draft_is_not_listed(programme):
    assert {one.language for one in TranslationState.objects.filter(object_id=str(programme.pk))} == set(OTHERS)
    draft = f.a_programme("Noch geheim", publish=False)
    commits.run_now()
    assert not TranslationState.objects.filter(object_id=str(draft.pk)).exists()


def test_what_is_withdrawn_leaves_the_list_with_the_same_change(programme):
    funding.withdraw_programme(programme=programme, by=SYSTEM, at=f.AT)
    commits.run_now()
    assert not TranslationState.objects.filter(object_id=str(programme.pk)).exists()


def test_the_list_says_what_is_missing_stale_made_by_a_machine_or_checked(programme):
    assert state_of(programme, "ru") == "missing"
    worded(programme, "Помещения и праздники.", checked=False)
    assert state_of(programme, "ru") == "machine"
    worded(programme, "Помещения и праздники.")
    assert state_of(programme, "ru") == "checked"
    said_anew(programme)
    assert state_of(programme, "ru") == "stale"


def test_the_nightly_run_finds_what_no_operation_told(programme):
    TranslationState.objects.all().delete()
    assert index.rebuild(at=f.AT) >= len(OTHERS)
    assert state_of(programme, "tr") == "missing"


@pytest.mark.parametrize("role", [None, *Role])
def test_the_list_is_for_who_looks_after_the_languages(programme, role):
    actor = Actor(user_id=new_id(), roles=(HeldRole(role),)) if role else ANONYMOUS
    assert TranslationState.objects.visible_to(actor).exists() is (role in SEES)


def test_the_list_filters_and_costs_the_same_for_many_contents(cast, programme):
    client = client_of(cast, "aylin")
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page = client.get(f"{LIST}?language=ru&state=missing")
    assert "Starthilfe für junge Vereine" in page.content.decode()
    for number in range(4):
        f.a_programme(f"Programm {number}")
    commits.run_now()
    with CaptureQueriesContext(connection) as many:
        page = client.get(f"{LIST}?language=ru&state=missing")
    assert "Programm 3" in page.content.decode()
    assert len(many) <= len(few) <= 16
    assert "Programm 3" not in client.get(f"{LIST}?state=checked").content.decode()


# --- Wording --------------------------------------------------------------------------------------------
def test_a_translation_is_found_by_the_search_and_stands_in_the_trail_without_its_text(cast, programme):
    worded(programme, "Помещения и праздники.", by=cast.aylin)
    programme.refresh_from_db()
    reading = text_in(programme.funded, "ru")
    assert (reading.text, reading.machine, reading.stale) == ("Помещения и праздники.", False, False)
    entry = AuditEntry.objects.filter(verb="translate").latest("id")
    assert (entry.fields, entry.object_id) == (["funded"], str(programme.pk))
    assert Document.objects.filter(object_id=programme.pk).exists()


def test_nothing_new_writes_nothing(programme):
    assert worded(programme, "Помещения.")
    before = AuditEntry.objects.count()
    assert not worded(programme, "Помещения.")
    assert AuditEntry.objects.count() == before


def test_a_person_who_reads_what_a_machine_made_takes_its_mark_away(programme):
    worded(programme, "Помещения.", checked=False)
    programme.refresh_from_db()
    assert text_in(programme.funded, "ru").machine
    assert worded(programme, "Помещения.", checked=True)
    programme.refresh_from_db()
    assert not text_in(programme.funded, "ru").machine


def test_an_empty_text_takes_a_translation_away(programme):
    worded(programme, "Помещения.")
    assert worded(programme, "")
    programme.refresh_from_db()
    assert "ru" not in programme.funded and state_of(programme, "ru") == "missing"


def test_only_spelling_keeps_all_translations(programme):
    worded(programme, "Помещения.")
    worded(programme, "Odalar", language="tr")
    said_anew(programme)
    worded(programme, "Помещения.", checked=False, spelling=True)
    assert (state_of(programme, "ru"), state_of(programme, "tr")) == ("checked", "checked")


def test_who_words_a_content_its_own_package_says(cast, programme):
    thread = j.a_public_thread()
    for row, rule in ((programme, "funding.fundingprogramme"), (thread, "journal.thread")):
        for name in ("aylin", "faisal", "korbinian", "samuel"):
            actor = getattr(cast, name, None)
            if actor is None:
                continue
            may = allowed(translatables()[rule].check, actor, row)
            assert allowed(operations.check_translate, actor, row, "ru") is may
    with pytest.raises(Refused):
        worded(programme, "Нет", by=ANONYMOUS)
    with pytest.raises(Refused, match="gibt es die Seiten nicht"):
        worded(programme, "Nein", language="xx")
    with pytest.raises(Refused, match="kürzen") as refused:
        worded(programme, "x" * 3001)
    assert refused.value.field in in_order(programme, "")


def test_two_who_translate_at_once_do_not_overwrite_each_other(programme):
    stand = operations.stand_of(operations.spec_of(programme).texts(programme), "ru")
    worded(programme, "Первый", stand=stand)
    with pytest.raises(Conflict) as conflict:
        worded(programme, "Второй", stand=stand)
    assert "Второй" in conflict.value.typed.values()


@pytest.mark.django_db(transaction=True)
def test_two_languages_at_one_moment_are_both_kept(committed):
    made = f.a_programme()
    results = at_once(lambda: worded(made, "Помещения.", "ru"), lambda: worded(made, "Odalar", "tr"))
    assert results == [True, True]
    made.refresh_from_db()
    assert {"ru", "tr"} <= set(made.funded)


def test_public_steps_of_a_matter_are_read_in_other_languages_and_stay_as_they_were():
    thread = j.a_public_thread()
    step = journal.add_step(thread=thread, kind="note", text="Ein Brief ging hinaus.", by=j.AYLIN, at=j.AT,
                            audience="public")  # fmt: skip
    key = f"step_{str(step.pk).replace('-', '_')}_text"
    assert translate(row=thread, language="ru", texts={key: "Отправлено письмо."}, by=j.AYLIN, at=j.AT)
    stored = Step.objects.get(pk=step.pk)
    assert stored.text["ru"]["text"] == "Отправлено письмо." and stored.text["de"] == step.text["de"]
    inside = journal.add_step(thread=thread, kind="note", text="Intern.", by=j.AYLIN, at=j.AT, audience="inside")
    assert not [one for one in operations.spec_of(thread).texts(thread) if one.row == inside]


# --- The pages ------------------------------------------------------------------------------------------
def test_the_form_shows_german_beside_and_what_changed_in_it(cast, programme):
    worded(programme, "Помещения.")
    said_anew(programme)
    page = client_of(cast, "aylin").get(
        reverse("desk:translation", args=["funding.fundingprogramme", programme.pk, "ru"])
    )
    html = page.content.decode()
    assert "<ins>" in html and "bis 6000 Euro" in html and "Помещения." in html
    assert "nur die Rechtschreibung" in html and 'lang="ru"' in html


def test_a_translation_is_saved_from_the_page_and_a_late_one_shows_both(cast, programme):
    client = client_of(cast, "aylin")
    address = reverse("desk:translation", args=["funding.fundingprogramme", programme.pk, "ar"])
    form = client.get(address).context["form"]
    (key,) = [one.key for one in form.texts]
    typed = {key: "غرف", "checked": "on", "stand": form.initial["stand"]}
    assert client.post(address, typed).status_code == 302
    late = client.post(address, {**typed, key: "قاعات"})
    assert late.status_code == 409 and "قاعات" in late.content.decode()
    programme.refresh_from_db()
    assert programme.funded["ar"]["text"] == "غرف"
    assert 'dir="rtl"' in client.get(address).content.decode()


@pytest.mark.parametrize(("kind", "pk"), [("funding.fundingprogramme", "x"), ("accounts.user", "1"), ("nichts", "1")])
def test_what_is_no_content_is_not_there(cast, kind, pk):
    assert client_of(cast, "aylin").get(reverse("desk:translation", args=[kind, pk, "ru"])).status_code == 404


def test_nobody_without_the_right_finds_a_draft(cast):
    draft = f.a_programme("Noch geheim", publish=False)
    address = reverse("desk:translations_of", args=["funding.fundingprogramme", draft.pk])
    assert client_of(cast, "faisal").get(address).status_code == 404
    assert client_of(cast, "aylin").get(address).status_code == 200


# --- By a machine, over real HTTP -----------------------------------------------------------------------
class Service(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.seen: list[dict[str, object]] = []
        self.broken = False


class Answering(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append(body)
        answer = json.dumps({"translatedText": [f"[{body['target']}] {one}" for one in body["q"]]}).encode()
        self.send_response(503 if self.server.broken else 200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args: object) -> None:
        """Tests say nothing."""


@pytest.fixture
def service(settings) -> Iterator[Service]:
    with Service() as found:
        threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        settings.TRANSLATE_URL = f"http://127.0.0.1:{found.server_address[1]}"
        yield found
        found.shutdown()


def machine(row, language: str = "ru") -> int:
    kind = row._meta.label_lower
    return operations.translate_by_machine(kind=kind, number=str(row.pk), language=language, by=SYSTEM, at=f.AT)


def test_without_a_provider_nobody_can_ask_a_machine(cast, programme):
    with pytest.raises(Refused, match="kein Dienst"):
        operations.ask_machine(row=programme, language="ru", by=cast.aylin, at=f.AT)
    assert machine(programme) == 0
    assert client_of(cast, "aylin").get(f"{LIST}maschine/").status_code == 403


def test_a_machine_is_asked_in_the_background_and_its_work_is_marked(cast, programme, service):
    client = client_of(cast, "aylin")
    where = reverse("desk:translation_machine", args=["funding.fundingprogramme", programme.pk, "ru"])
    assert client.post(where).status_code == 302
    job = ProcrastinateJob.objects.get(task_name=operations.MACHINE)
    assert not service.seen
    assert operations.translate_by_machine(**job.args, by=SYSTEM, at=f.AT) == 1
    programme.refresh_from_db()
    reading = text_in(programme.funded, "ru")
    assert reading.text == f"[ru] {GERMAN}" and reading.machine
    assert service.seen == [{"q": [GERMAN], "source": "de", "target": "ru", "format": "text"}]


def test_a_machine_never_replaces_what_a_person_said_while_it_fits(programme, service):
    worded(programme, "Помещения.")
    assert machine(programme) == 0 and not service.seen
    said_anew(programme)
    assert machine(programme) == 1
    programme.refresh_from_db()
    assert text_in(programme.funded, "ru").machine


def test_only_what_is_public_is_ever_sent(programme, service):
    draft = f.a_programme("Noch geheim", publish=False)
    assert machine(draft) == 0
    funding.withdraw_programme(programme=programme, by=SYSTEM, at=f.AT)
    assert machine(programme) == 0
    assert service.seen == []


def test_a_service_that_fails_changes_nothing_and_is_asked_again(programme, service):
    service.broken = True
    with pytest.raises(Unavailable):
        machine(programme)
    programme.refresh_from_db()
    assert "ru" not in programme.funded


def test_everything_missing_in_a_language_is_ordered_at_once(cast, programme, service):
    f.a_programme("Zweites Programm")
    commits.run_now()
    done = client_of(cast, "aylin").post(f"{LIST}maschine/", {"language": "ru"})
    assert done.status_code == 302
    kinds = [one.args["kind"] for one in ProcrastinateJob.objects.filter(task_name=operations.MACHINE)]
    assert kinds.count("funding.fundingprogramme") == 2
