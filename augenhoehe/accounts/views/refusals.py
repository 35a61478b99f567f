"""A rule's sentence at the field it is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms

from augenhoehe.core.refused import Conflict, Refused
from augenhoehe.core.rights import SecondFactorNeeded


@contextmanager
def refusals_in(form: forms.BaseForm) -> Iterator[None]:
    """Show what a rule refuses in the form; conflicts and missing factors have pages of their own."""
    try:
        yield
    except (Conflict, SecondFactorNeeded):
        raise
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
