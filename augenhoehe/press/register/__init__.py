"""The field register of press work, and what the nightly deletion run removes of it."""

from __future__ import annotations

from augenhoehe.core.register import RetentionRule

from . import contacts, photos, releases, subscriptions

__all__ = ["DATA", "RETENTION"]

DATA = (*releases.DATA, *photos.DATA, *subscriptions.DATA, *contacts.DATA)
_MINIMAL = "Art. 5 Abs. 1 Buchst. e DSGVO (Speicherbegrenzung) – zu prüfen"
RETENTION = (
    RetentionRule(
        name="press.unconfirmed",
        title="Abonnements der Presse, die niemand bestätigt hat",
        legal_basis=_MINIMAL,
        period=f"{subscriptions.UNCONFIRMED_DAYS} Tage nach dem Eintragen",
        due=subscriptions.unconfirmed,
        erase=subscriptions.erase,
    ),
    RetentionRule(
        name="press.deliveries",
        title="Wer welche Pressemitteilung bekam",
        legal_basis=_MINIMAL,
        period=f"{subscriptions.DELIVERY_DAYS} Tage nach dem Versand",
        due=subscriptions.old_deliveries,
        erase=subscriptions.erase,
    ),
    RetentionRule(
        name="press.drafts",
        title="Pressemitteilungen, die nie erschienen sind",
        legal_basis=_MINIMAL,
        period=f"{releases.DRAFT_DAYS} Tage nach der letzten Änderung",
        due=releases.old_drafts,
        erase=subscriptions.erase,
    ),
    RetentionRule(
        name="press.revoked",
        title="Fotos, denen jemand nicht mehr zustimmt",
        legal_basis="Art. 17 Abs. 1 Buchst. b DSGVO – zu prüfen",
        period=f"{photos.REVOKED_DAYS} Tage nach dem Widerruf",
        due=photos.revoked,
        erase=photos.erase,
    ),
    RetentionRule(
        name="press.contacts",
        title="Einträge im Kontaktverzeichnis, deren Einwilligung zu Ende ist",
        legal_basis="Art. 6 Abs. 1 Buchst. a, Art. 17 Abs. 1 Buchst. b DSGVO – zu prüfen",
        period=f"{contacts.ENDED_DAYS} Tage nach dem Ende der Einwilligung",
        due=contacts.ended,
        erase=subscriptions.erase,
    ),
)
