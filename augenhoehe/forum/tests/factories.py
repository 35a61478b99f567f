"""The forum with a room, a public matter, people who moderate, and visitors who write like browsers do."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

from django.test import Client

from augenhoehe.committees.tests import factories as f
from augenhoehe.core import form_token
from augenhoehe.core.multilingual import multilingual
from augenhoehe.core.rights import SYSTEM, Role
from augenhoehe.forum import operations
from augenhoehe.forum.models import Contribution
from augenhoehe.forum.subjects import Subject, find
from augenhoehe.places.operations import set_up_installation
from augenhoehe.places.tests.factories import town

AT, DAY = f.AT, f.DAY
TEXT = "Beim Elternabend verstehe ich nichts. Mir würde jemand helfen, der leise übersetzt."


class Forum:
    """Aylin coordinates, Gerda moderates, Nuray answers for Zwirnstadt, Wiebke works for the foreigners' authority."""

    def __init__(self) -> None:
        self.cast = f.the_cast()
        set_up_installation(
            name="Kreis Federlohe", district=self.cast.kreis, by=SYSTEM, at=AT, invented=True, modules={"forum": True}
        )
        f.person(self.cast, "gerda", Role.FORUM_MODERATION, function="Moderation")
        f.person(self.cast, "ute", Role.FORUM_MODERATION, function="Moderation")
        self.room_row = operations.open_room(
            title=multilingual("Was fehlt an Ihrer Schule?"), intro=multilingual("Das Schulamt fragt."),
            by=self.cast.aylin, at=AT,
        )  # fmt: skip
        self.thread_row = f.a_thread(self.cast, "Kita-Auskunft", published=True)

    @property
    def room(self) -> Subject:
        return named(f"room:{self.room_row.pk}")

    @property
    def thread(self) -> Subject:
        return named(f"thread:{self.thread_row.pk}")

    def submitted(self, text: str = TEXT, subject: Subject | None = None, **more: Any) -> Contribution:
        return self.with_code(text, subject, **more).contribution

    def with_code(self, text: str = TEXT, subject: Subject | None = None, **more: Any) -> operations.Submitted:
        values = {"kind": Contribution.Kind.EXPERIENCE, "at": AT, **more}
        return operations.submit_contribution(subject=subject or self.room, text=text, **values)

    def published(self, text: str = TEXT, subject: Subject | None = None, **more: Any) -> Contribution:
        due = more.pop("answer_due", None)
        made = self.submitted(text, subject, **more)
        return operations.publish_contribution(contribution=made, by=self.cast.gerda, at=AT, answer_due=due)

    def rejected(self, **more: Any) -> Contribution:
        made = self.submitted(**more)
        return operations.reject_contribution(
            contribution=made, reason_key="off_topic", reason="Bitte zum Thema.", by=self.cast.gerda, at=AT
        )

    def client(self, name: str) -> Client:
        client = Client()
        client.force_login(self.cast.users[name], backend="augenhoehe.accounts.backends.Backend")
        return client


def named(ref: str) -> Subject:
    found = find(ref, "de")
    assert found is not None
    return found


def sternmuende() -> Any:
    return town("Sternmünde")


def old_token(purpose: str = "forum", minutes: int = 2) -> str:
    """A form that was opened some minutes ago."""
    return form_token.issue(purpose, AT - timedelta(minutes=minutes)).signed()


def fields(subject: Subject, **changed: Any) -> dict[str, Any]:
    """What a browser sends for the form of a contribution."""
    values = {"about": subject.ref, "token": old_token(), "kind": "experience", "text": TEXT, "language": "de",
              "go": "send"}  # fmt: skip
    return {**values, **changed}


def words(response: Any) -> str:
    """The text of a page without its markup."""
    return unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
