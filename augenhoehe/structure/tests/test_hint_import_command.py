"""`augenhoehe import hints FILE`, also with the real texts beside the project."""

from __future__ import annotations

import pytest

from augenhoehe.core import clock
from augenhoehe.core.refused import Refused
from augenhoehe.places.tests.factories import federlohe
from augenhoehe.structure.importers import import_hints
from augenhoehe.structure.models import Hint, HintImport
from tests import real_data
from tests.worlds import shared

pytestmark = pytest.mark.django_db


@shared
def kreis():
    return federlohe()


@pytest.fixture
def here(tmp_path):
    def write(text):
        path = tmp_path / "liste.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


class TestTheCommand:
    def options(self, **values):
        return {
            "kommune": "",
            "spalten": "",
            "quelle": "",
            "sprache": "de",
            "doppelte": False,
            "probe": False,
            **values,
        }

    def test_it_takes_over_and_says_what_happened(self, kreis, here):
        path = here("frage;bereich\nWer hilft beim Antrag?;Wohnen\n;x\n")
        told = []
        answer = import_hints(
            str(path), self.options(kommune="05999016", quelle="Umfrage"), lambda *now: told.append(now)
        )
        assert "2 Zeilen gelesen, 1 neu, 0 doppelt, 1 fehlerhaft" in answer and "Zeile 3" in answer
        found = HintImport.objects.get()
        assert (found.state, found.source_note, found.file) == ("done", "Umfrage", None)
        assert Hint.objects.get().municipality.name == "Zwirnstadt" and told

    def test_a_rehearsal_leaves_no_trace(self, kreis, here):
        path = here("frage\nWer hilft?\n")
        assert "1 neu" in import_hints(str(path), self.options(probe=True), lambda *now: None)
        assert not Hint.objects.exists() and not HintImport.objects.exists()

    def test_columns_can_be_named(self, kreis, here):
        path = here("a,b\nKein Bus,Ein Bus\n")
        import_hints(str(path), self.options(spalten="problem=a,idee=b"), lambda *now: None)
        assert Hint.objects.get().idea == "Ein Bus"

    @pytest.mark.parametrize("typed", ["quatsch=a", "problem", "problem=c"])
    def test_a_wrong_assignment_is_refused(self, kreis, here, typed):
        with pytest.raises(Refused):
            import_hints(str(here("a,b\n1,2\n")), self.options(spalten=typed), lambda *now: None)


@real_data.needs(real_data.TEXT)
@pytest.mark.parametrize(
    ("name", "columns", "new"),
    [("raddialog_bonn_2017.csv", "", 2000), ("integreat_fragen_de.csv", "problem=frage,kommune=", 1000)],
)
def test_real_texts_come_in(kreis, name, columns, new):
    """2,393 contributions of residents of Bonn, and 1,251 questions about life after arrival."""
    options = {"kommune": "05999004", "spalten": columns, "quelle": name, "probe": False, "doppelte": False}
    import_hints(str(real_data.TEXT / name), options, lambda *now: None)
    found = HintImport.objects.get()
    assert found.state == "done" and found.rows_new >= new and found.rows_faulty == 0
    assert Hint.objects.count() == found.rows_new
    assert (clock.today() - Hint.objects.first().arrived_on).days == 0
