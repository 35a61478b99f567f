"""Why a contribution is not published: sentences that the author reads in their own language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: Mapping[str, str | Promise] = {
    "insult": _("Der Text beleidigt oder bedroht Menschen."),
    "personal": _("Der Text verrät etwas über bestimmte Menschen."),
    "advert": _("Der Text ist Werbung."),
    "off_topic": _("Der Text gehört nicht zu diesem Thema."),
    "unlawful": _("Der Text könnte gegen ein Gesetz verstoßen."),
    "double": _("Derselbe Text steht schon auf diesen Seiten."),
}
