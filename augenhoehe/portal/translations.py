"""Lists of links in several languages; legal texts have a form of their own with all languages, versions and drafts."""

from __future__ import annotations

from collections.abc import Iterator

from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Text, Translatable, Untranslated

from .models import LinkList
from .rules.links import check_keep


def _links(found: LinkList) -> Iterator[Text]:
    for link in found.links.order_by("position", "pk"):
        yield Text(link, "title", "Verweis: Name", 200)
        yield Text(link, "text", "Verweis: was man dort findet", 600)


def _check(by: Actor, found: LinkList) -> None:
    check_keep(by)


TRANSLATABLE = (
    Translatable(
        "portal.LinkList", "Verweisliste", lambda: LinkList.objects.public(), str, _check, parts=_links,
        models=("portal.Link",), through={"portal.link": "links"},
    ),
)  # fmt: skip
_WHY = "Rechtstexte haben Fassungen und eine eigene Form, in der alle Sprachen nebeneinander stehen."
UNTRANSLATED = (Untranslated("portal.LegalText", _WHY), Untranslated("portal.LegalDraft", _WHY))
