"""The field register of OParl. Tombstones stay: whoever copied an object has to learn that it is gone."""

from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

TECHNICAL, PUBLIC, PERSONAL = DataClass.TECHNICAL, DataClass.PUBLIC, DataClass.PERSONAL

DATA = (
    DataCard(
        model="oparl.OparlStamp",
        title="OParl: was Gremien öffentlich tun",
        owner=Owner.INSTALLATION,
        purpose="Öffentliche Gremiendaten für andere Programme bereithalten; melden, was nicht mehr öffentlich ist",
        legal_basis="Aufgabe im öffentlichen Interesse: Öffentlichkeit der Gremienarbeit (zu prüfen)",
        retention="solange das Objekt öffentlich ist; danach bleiben nur Nummer, Art und Zeitpunkte",
        erasure="Was zurückgezogen, geschlossen oder gelöscht wird, verliert im selben Augenblick seinen Inhalt.",
        access_report="Ihr Mandat in einem öffentlichen Gremium, wie es die OParl-Schnittstelle zeigt",
        readers="alle; Namen nur von Menschen mit Mandat und nur, wo die Installation sie nennt",
        fields={
            "id": TECHNICAL, "kind": PUBLIC, "body": PUBLIC, "organization": PUBLIC, "source": TECHNICAL,
            "content": PERSONAL, "embeds": TECHNICAL, "created": PUBLIC, "modified": PUBLIC, "deleted": PUBLIC,
        },
    ),
)  # fmt: skip
RETENTION: tuple[RetentionRule, ...] = ()
