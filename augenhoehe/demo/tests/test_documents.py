from __future__ import annotations

from datetime import UTC, datetime

import pytest

from augenhoehe.demo.scale.documents import fill_documents
from augenhoehe.search.looking import Wish, look
from augenhoehe.search.models import Document

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def test_documents_are_filled_up_once_and_can_be_found():
    assert fill_documents(60, at=AT) == 60
    assert fill_documents(60, at=AT) == 0
    assert Document.objects.count() == 60
    assert 0 < look(Wish("Kita"), language="de", at=AT).total <= 60
