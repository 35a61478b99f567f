"""How a refused form shows the sentence, and how the refusal is noted all the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.http import HttpRequest

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SecondFactorNeeded
from augenhoehe.journal.middleware import audit_refusal


@contextmanager
def refusals_in(form: forms.Form, request: HttpRequest) -> Iterator[None]:
    """The sentence of a rule goes to its field; conflicts and missing factors have pages of their own."""
    try:
        yield
    except (Conflict, SecondFactorNeeded):
        raise
    except Refused as refused:
        audit_refusal(request)
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
