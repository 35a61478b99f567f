import pytest

from augenhoehe.journal.views import kept

from .factories import AT, world

__all__ = ["world"]


@pytest.fixture(autouse=True)
def moment(monkeypatch, settings, tmp_path_factory):
    """The clock of the cast; `moment.at = …` moves it. Pages kept ready know no such clock."""

    class Moment:
        at = AT

    monkeypatch.setattr("django.utils.timezone.now", lambda: Moment.at)
    kept.forget_all()
    yield Moment
    kept.forget_all()
