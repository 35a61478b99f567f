"""Forms for social areas and for the installation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from augenhoehe.core.refused import Refused
from augenhoehe.ui.forms import GermanDateField, Revised

from . import queries
from .models import CONTACT, Installation, Municipality, SocialArea
from .modules import MODULES
from .sources import boundary_in
from .terms import BY_KEY, IN_USE


class BoundaryField(forms.FileField):
    """A boundary as a GeoJSON file with exactly one area."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Grenze")
        kwargs.setdefault("required", False)
        kwargs.setdefault(
            "help_text", "GeoJSON-Datei mit genau einer Fläche, in Längen- und Breitengrad. Ihr GIS kann sie ausgeben."
        )
        super().__init__(widget=forms.FileInput({"accept": ".geojson,.json"}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> dict[str, Any] | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        if upload.size > settings.MAX_UPLOAD_BYTES:
            raise ValidationError("Die Datei ist zu groß. Vereinfachen Sie die Grenze vorher.")
        try:
            return boundary_in(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise ValidationError("Die Datei ist kein Text. Gebraucht wird GeoJSON.") from None
        except Refused as refused:
            raise ValidationError(refused.sentence) from None


SOURCE_HELP = "Herkunft und Lizenz, zum Beispiel: Stadt Zwirnstadt, dl-de/by-2-0"


class NewAreaForm(forms.Form):
    """A social area, drawn for the first time."""

    key = forms.CharField(label="Schlüssel", max_length=40, help_text="Wie ihn Ihre Statistik führt, zum Beispiel 07")
    name = forms.CharField(label="Name", max_length=120)
    valid_from = GermanDateField(label="Gilt ab", past=True)
    boundary = BoundaryField()
    source = forms.CharField(label="Quelle", max_length=200, required=False, help_text=SOURCE_HELP)


class RedrawForm(forms.Form):
    """A new drawing from a day on; the old one stays for the days before."""

    valid_from = GermanDateField(label="Neuer Zuschnitt gilt ab")
    name = forms.CharField(label="Name", max_length=120)
    boundary = BoundaryField(label="Neue Grenze")
    source = forms.CharField(label="Quelle", max_length=200, required=False, help_text=SOURCE_HELP)


class CorrectAreaForm(forms.Form):
    """A mistake in a drawing; it was always meant so."""

    name = forms.CharField(label="Name", max_length=120)
    boundary = BoundaryField(label="Richtige Grenze")
    source = forms.CharField(label="Quelle", max_length=200, required=False, help_text=SOURCE_HELP)


class EndAreaForm(forms.Form):
    """A social area that no longer exists from a day on."""

    valid_until = GermanDateField(label="Gilt zuletzt am", past=True)
    successor = forms.ModelChoiceField(
        queryset=SocialArea.objects.none(),
        label="Geht auf in",
        required=False,
        empty_label="keinem anderen Sozialraum",
        help_text="Wenn er mit einem anderen zusammengelegt wird",
    )

    def __init__(self, *args: Any, successors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = successors  # type: ignore[attr-defined]


class DistrictField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Municipality) -> str:  # type: ignore[override]
        return f"{obj.name} ({obj.get_kind_display()}, {obj.ags})"


class InstallationForm(Revised):
    """Everything an installation says about itself, on one page."""

    sections = (
        ("Wer Sie sind", ["name", "district", "centre_name"]),
        (
            "Anschrift und Kontakt",
            list(CONTACT),
        ),
        ("Module", [f"module_{module.name}" for module in MODULES]),
        ("Begriffe", [f"term_{key}" for key in IN_USE]),
    )
    name = forms.CharField(label="Name der Installation", max_length=120, help_text="Steht im Kopf jeder Seite")
    district = DistrictField(
        queryset=Municipality.objects.none(),
        label="Kreis oder kreisfreie Stadt",
        required=False,
        empty_label="noch nicht gewählt",
        help_text="Seine Kommunen gehören dann zu dieser Installation",
    )
    centre_name = forms.CharField(
        label="Name der koordinierenden Stelle",
        max_length=160,
        required=False,
        help_text="Zum Beispiel: Integrationszentrum Kreis Federlohe",
    )
    operator = forms.CharField(
        label="Wer die Seiten betreibt", max_length=160, required=False, help_text="Leer heißt: der Kreis selbst"
    )
    responsible = forms.CharField(
        label="Verantwortlich für den Inhalt", max_length=160, required=False, help_text="Stelle und Name"
    )
    address = forms.CharField(label="Anschrift", widget=forms.Textarea({"rows": 3}), max_length=300, required=False)
    phone = forms.CharField(label="Telefon", max_length=60, required=False)
    email = forms.EmailField(label="E-Mail-Adresse", required=False)
    website = forms.URLField(label="Internetadresse", required=False, assume_scheme="https")
    data_protection = forms.CharField(
        label="Datenschutzbeauftragte Person", max_length=200, required=False, help_text="Name, Mail, Telefon"
    )
    press = forms.CharField(
        label="Für die Presse",
        max_length=200,
        required=False,
        help_text="Stelle, Telefon, E-Mail; steht an jedem Vorgang",
    )

    def __init__(self, *args: Any, of: Installation | None = None, **kwargs: Any) -> None:
        row = of or Installation()
        kwargs["initial"] = {**_initial(row), **(kwargs.get("initial") or {})}
        super().__init__(*args, of=of, **kwargs)
        # Words that no page offers here may have been set by a script; saving the page must not lose them.
        self.kept_terms = {key: word for key, word in row.terms.items() if key not in IN_USE}
        self.fields["revision"].required = of is not None
        self.fields["district"].queryset = queries.districts()  # type: ignore[attr-defined]
        for module in MODULES:
            self.fields[f"module_{module.name}"] = forms.BooleanField(
                label=module.label, help_text=module.sentence, required=False
            )
        for key in IN_USE:
            self.fields[f"term_{key}"] = forms.CharField(
                label=BY_KEY[key].default, help_text=f"Ihr Wort {BY_KEY[key].where}", max_length=80, required=False
            )

    def values(self) -> dict[str, Any]:
        """What the operation takes; a word left empty is the usual one."""
        data = self.cleaned_data
        words = {key: data[f"term_{key}"] for key in IN_USE}
        return {
            "name": data["name"],
            "district": data["district"],
            "centre_name": data["centre_name"],
            "contact": {key: data[key] for key in CONTACT if data[key]},
            "modules": {module.name: data[f"module_{module.name}"] for module in MODULES},
            "terms": {**self.kept_terms, **{key: word for key, word in words.items() if word}},
            "revision": data["revision"],
        }


def _initial(row: Installation) -> dict[str, Any]:
    found: dict[str, Any] = {"name": row.name, "district": row.district_id, "centre_name": row.centre_name}
    found |= {key: row.contact.get(key, "") for key in CONTACT}
    found |= {f"module_{module.name}": row.modules.get(module.name, module.default) for module in MODULES}
    return found | {f"term_{key}": row.terms.get(key, "") for key in IN_USE}
