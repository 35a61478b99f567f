"""Who is asked to take a solution over is asked in their language; what exactly stays as it was written."""

from __future__ import annotations

import pytest
from django.utils import translation
from django.utils.translation import gettext

from augenhoehe.accounts.models import User
from augenhoehe.notices.models import Message

from . import factories as f
from . import work_factories as w

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "day"), [("de", "20. Dezember 2026"), ("en", "Dec. 20, 2026"), ("ar", "20 ديسمبر 2026")]
)
def test_an_organisation_is_asked_in_the_language_of_the_person(language, day):
    cast = f.the_cast()
    User.objects.filter(pk=cast.linh.user_id).update(language=language)
    cast.users["linh"].refresh_from_db()
    adoption = w.asked(cast, w.at_gate_2(cast).group.question)
    message = Message.objects.get(recipient=cast.users["linh"], kind="adoption")
    assert message.language == language and day in message.body
    with translation.override(language):
        assert message.subject == gettext("Übernehmen Sie das? %(title)s") % {"title": adoption.question.title}
    assert "Das Blatt auslegen." in message.body and adoption.question.title in message.body
