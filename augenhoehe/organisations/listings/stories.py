"""Lists of contributions and news, as data: inside with their state, in public the published ones."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from augenhoehe.core.addresses import by_id
from augenhoehe.organisations.addresses import of_story
from augenhoehe.organisations.models import Story
from augenhoehe.organisations.queries import stories as queries_stories
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.status import Kind, StatusTag
from augenhoehe.ui.tables import Column, Filter, Listing

STORIES: dict[str, Kind] = {
    Story.State.SUBMITTED: "active",
    Story.State.RETURNED: "warning",
    Story.State.PUBLISHED: "good",
}


def story_tag(story: Story) -> StatusTag:
    return StatusTag(story.get_state_display(), STORIES.get(story.state, "neutral"))


def stories_listing() -> Listing:
    return Listing(
        name="beitraege",
        title="Leistungen und Nachrichten",
        columns=(
            Column("titel", "Überschrift", "title", url=of_story),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("organisation", "Organisation", "organisation.name", sort="organisation__sorting"),
            Column("tag", "Tag", "day", sort="day", kind="date"),
            Column("gebiet", "Fachgebiet", lambda row: row.get_field_display() if row.field else ""),
            Column("stunden", "Stunden", "hours", kind="number"),
            Column("erreicht", "Erreicht", lambda row: row.get_reach_display() if row.reach else ""),
            Column("stand", "Stand", story_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Wort", queries_stories.worded),
            Filter("stand", "Stand", lambda rows, value: rows.filter(state=value), "choice",
                   lambda: [(str(value), str(label)) for value, label in Story.State.choices]),
            Filter("art", "Art", lambda rows, value: rows.filter(kind=value), "choice", _kinds),
            Filter("gebiet", "Fachgebiet", lambda rows, value: rows.filter(field=value), "choice", _fields),
            Filter("ort", "Ort", lambda rows, value: rows.filter(organisation__municipality_id=value), "choice",
                   town_choices),
        ),
        default_sort="-tag",
        empty_title="Noch nichts erzählt",
        empty_text="Organisationen schreiben auf ihrer Seite, was sie tun. Sie können es auch für sie eintragen.",
    )  # fmt: skip


def public_listing(*, file: bool) -> Listing:
    """What everybody reads, in the reader's language; texts and names keep their own direction."""
    return Listing(
        name="aus-den-organisationen",
        title=gettext("Aus den Organisationen"),
        columns=(
            Column("titel", gettext("Überschrift"), "title" if file else _isolated, url=_public_url),
            Column("art", gettext("Art"), lambda row: gettext(str(row.get_kind_display()))),
            Column("organisation", gettext("Organisation"), "organisation.name" if file else _house,
                   sort="organisation__sorting"),
            Column("tag", gettext("Tag"), "day", sort="day", kind="date"),
            Column("gebiet", gettext("Fachgebiet"), _field_of),
        ),
        filters=(
            Filter("text", gettext("Wort"), queries_stories.worded),
            Filter("art", gettext("Art"), lambda rows, value: rows.filter(kind=value), "choice", _kinds),
            Filter("gebiet", gettext("Fachgebiet"), lambda rows, value: rows.filter(field=value), "choice", _fields),
            Filter("ort", gettext("Ort"), queries_stories.in_town, "choice", town_choices),
        ),
        default_sort="-tag",
        empty_title=gettext("Noch nichts erzählt"),
        empty_text=gettext("Hier steht, was Organisationen tun und was es bei ihnen Neues gibt."),
        empty_action=(gettext("Zu den Organisationen"), reverse("organisations:organisations_public")),
    )  # fmt: skip


def _isolated(story: Story) -> str:
    return format_html('<bdi lang="{}">{}</bdi>', story.language, story.title)


def _house(story: Story) -> str:
    return format_html("<bdi>{}</bdi>", story.organisation.name)


def _field_of(story: Story) -> str:
    return gettext(str(story.get_field_display())) if story.field else ""


def _public_url(story: Story) -> str:
    return by_id("organisations:story_public", story.pk)


def _kinds() -> list[tuple[str, str]]:
    return [(str(value), gettext(str(label))) for value, label in Story.Kind.choices]


def _fields() -> list[tuple[str, str]]:
    return [(str(value), gettext(str(label))) for value, label in Field.choices]
