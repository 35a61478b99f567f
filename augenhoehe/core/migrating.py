"""Migrating an empty database in seconds instead of minutes.

For every step Django renders all models afresh that are related to the one it touches: with some 250 models, nearly
all of which reach each other, that is nine tenths of the time. Two kinds of steps do not need it, and they are most
of ours. Nothing points to a model yet when it is created; and an index or a constraint changes no field, so that the
rendered model takes it into its list. Everything else renders as Django does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

from django.db.migrations.state import ModelState, ProjectState


@contextlib.contextmanager
def only_what_changed() -> Iterator[None]:
    """For as long as this lasts, new models, indexes and constraints leave their neighbours alone."""
    with (
        mock.patch.object(ProjectState, "add_model", _add_model),
        mock.patch.object(ProjectState, "_append_option", _append_option),
    ):
        yield


def _add_model(self: Any, model_state: ModelState) -> None:
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:  # what is not rendered yet is rendered as a whole later
        self.apps.render_multiple([model_state])


def _append_option(self: Any, app_label: str, model_name: str, option_name: str, addition: Any) -> None:
    options = self.models[app_label, model_name].options
    options[option_name] = [*options[option_name], addition]
    if "apps" in self.__dict__:
        setattr(self.apps.get_model(app_label, model_name)._meta, option_name, list(options[option_name]))
