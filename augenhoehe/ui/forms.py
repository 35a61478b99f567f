"""How plain Django forms are rendered, and the few fields that Django does not have as we need them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template.loader import get_template
from django.utils.translation import gettext_lazy

from augenhoehe.core.clock import BERLIN, today
from augenhoehe.core.text import clean

from .dates import parse_day, parse_time
from .words import long_day

TOO_LONG = gettext_lazy(
    "Der Text hat %(show_value)s Zeichen, es gehen höchstens %(limit_value)s. Bitte kürzen Sie ihn."
)
_WIDGETS = "django/forms/widgets/"
_INPUTS = frozenset({"text", "email", "number", "url", "tel", "search", "password", "date", "time", "datetime"})
_OWN = frozenset({"textarea", "select", "radio", "checkbox_select", "checkbox", "multiwidget", "clearable_file_input"})


class Renderer(TemplatesSetting):
    """Fields as KERN writes them: label, help, error, field. Widgets we do not shape stay Django's."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        return _template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget")
        if widget:
            attrs = widget["attrs"]
            widget["invalid"] = attrs.get("aria-invalid") == "true"
            if attrs.pop("required", False):
                # Our summary says what is missing, in the page's language; the browser's bubble would come first.
                attrs["aria-required"] = "true"
            if attrs.get("rows") == "10":
                # Django's default; the field grows with the text where the browser can.
                attrs["rows"] = "6"
        return super().render(template_name, context, request)


@cache
def _template(name: str) -> Any:
    kind = name.removeprefix(_WIDGETS).removesuffix(".html")
    if kind in _INPUTS or name == f"{_WIDGETS}file.html":
        return get_template("ui/forms/widgets/input.html")
    if kind in _OWN:
        return get_template(f"ui/forms/widgets/{kind}.html")
    if name.startswith("django/forms/"):
        return DjangoTemplates().get_template(name)
    return get_template(name)


class DayInput(forms.TextInput):
    """A text field for a day; a known day is shown in full."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "data-width": "short", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return long_day(value) if isinstance(value, date) else super().format_value(value)


class GermanDateField(forms.Field):
    """A day typed as people write it. „14.5.“ is the next such day (past=True: the last one) from today."""

    widget = DayInput
    default_error_messages = {
        "invalid": gettext_lazy("Das ist kein Tag. Schreiben Sie ihn zum Beispiel so: 14.5.2026."),
        "too_early": gettext_lazy("Der Tag darf nicht vor dem %(day)s liegen."),
        "too_late": gettext_lazy("Der Tag darf nicht nach dem %(day)s liegen."),
    }

    def __init__(
        self,
        *,
        past: bool = False,
        earliest: date | None = None,
        latest: date | None = None,
        today: Callable[[], date] = today,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Zum Beispiel 14.5. oder 14.5.2026"))
        self.past, self.earliest, self.latest, self.today = past, earliest, latest, today
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.astimezone(BERLIN).date()
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value), self.today(), past=self.past)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self._outside("too_early", self.earliest)
        if value and self.latest and value > self.latest:
            raise self._outside("too_late", self.latest)

    def _outside(self, code: str, limit: date) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params={"day": long_day(limit)})

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What the form shows again after a mistake elsewhere: the day in full, so that people can check it."""
        try:
            return self.to_python(data)
        except ValidationError:
            return data


class ClockInput(forms.TextInput):
    """A text field for a time of day."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "data-width": "short", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return f"{value:%H:%M}" if isinstance(value, time) else super().format_value(value)


class GermanTimeField(forms.Field):
    """A time of day: „18“, „18:00“, „18.30 Uhr“."""

    widget = ClockInput
    default_error_messages = {
        "invalid": gettext_lazy("Das ist keine Uhrzeit. Schreiben Sie sie zum Beispiel so: 18:00."),
    }

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        try:
            return parse_time(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class MomentInput(forms.MultiWidget):
    """Day and time beside each other."""

    template_name = "django/forms/widgets/multiwidget.html"
    use_fieldset = True

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        day = DayInput({"aria-label": gettext_lazy("Tag")})
        clock = ClockInput({"aria-label": gettext_lazy("Uhrzeit")})
        super().__init__([day, clock], dict(attrs or {}))

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, datetime):
            local = value.astimezone(BERLIN)
            return [local.date(), local.time()]
        return [None, None]


class GermanMomentField(forms.MultiValueField):
    """A day and a time in Germany, as one aware moment."""

    widget = MomentInput

    def __init__(self, *, past: bool = False, today: Callable[[], date] = today, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Zum Beispiel 14.5. und 18:00"))
        fields = (GermanDateField(past=past, today=today, help_text=""), GermanTimeField())
        super().__init__(fields, **kwargs)

    def compress(self, data_list: list[Any]) -> datetime | None:
        return datetime.combine(data_list[0], data_list[1], tzinfo=BERLIN) if data_list else None


class CleanText(forms.CharField):
    """Text as people paste it: control signs go, nothing that was written does."""

    def to_python(self, value: Any) -> str:
        return super().to_python(clean(value) if isinstance(value, str) else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without maxlength: a browser would silently cut what somebody pastes; too long is said in a sentence."""
        return {}


class Trap(forms.Form):
    """Mixin for forms without an account: a field nobody sees, for machines that fill in everything."""

    website = forms.CharField(
        label=gettext_lazy("Dieses Feld bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )


class Revised(forms.Form):
    """Mixin: carries the revision that the person saw; operations raise Conflict when it is gone."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, of: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = of or getattr(self, "instance", None)
        if getattr(of, "revision", None):
            self.initial.setdefault("revision", of.revision)
