"""What places and the installation hold, why, and how long."""

from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule

OFFICIAL = "Aufgabe der Kommune (Art. 6 Abs. 1 lit. e DSGVO); amtliche, öffentliche Angaben ohne Bezug zu Personen"
STAYS = "bleibt, auch nach Ende der Gültigkeit: frühere Zahlen gehören zum früheren Gebiet"

DATA = (
    DataCard(
        model="places.Municipality",
        title="Kommunen und Kreise",
        owner=Owner.INSTALLATION,
        purpose="Hinweise, Gremien und Zahlen einem Gebiet zuordnen",
        legal_basis=OFFICIAL,
        retention=STAYS,
        erasure="nicht vorgesehen; eine aufgelöste Kommune bekommt ein Ende der Gültigkeit",
        access_report="",
        readers="alle, auch öffentlich",
        fields={
            "id": DataClass.TECHNICAL,
            "ags": DataClass.PUBLIC,
            "name": DataClass.PUBLIC,
            "sorting": DataClass.TECHNICAL,
            "kind": DataClass.PUBLIC,
            "parent": DataClass.PUBLIC,
            "boundary": DataClass.PUBLIC,
            "served": DataClass.INTERNAL,
            "valid_from": DataClass.PUBLIC,
            "valid_until": DataClass.PUBLIC,
            "source": DataClass.PUBLIC,
        },
    ),
    DataCard(
        model="places.SocialArea",
        title="Sozialräume",
        owner=Owner.MUNICIPALITY,
        purpose="Hinweise und Zahlen einem Teil der Kommune zuordnen",
        legal_basis=OFFICIAL,
        retention=STAYS,
        erasure="nicht vorgesehen; ein neuer Zuschnitt beendet den alten",
        access_report="",
        readers="alle, auch öffentlich",
        fields={
            "id": DataClass.TECHNICAL,
            "municipality": DataClass.PUBLIC,
            "key": DataClass.PUBLIC,
            "name": DataClass.PUBLIC,
            "sorting": DataClass.TECHNICAL,
            "boundary": DataClass.PUBLIC,
            "valid_from": DataClass.PUBLIC,
            "valid_until": DataClass.PUBLIC,
            "source": DataClass.PUBLIC,
        },
    ),
    DataCard(
        model="places.AreaSuccession",
        title="Nachfolgen von Sozialräumen",
        owner=Owner.MUNICIPALITY,
        purpose="sagen, was aus einem früheren Sozialraum geworden ist",
        legal_basis=OFFICIAL,
        retention=STAYS,
        erasure="nicht vorgesehen",
        access_report="",
        readers="alle, auch öffentlich",
        fields={
            "id": DataClass.TECHNICAL,
            "before": DataClass.PUBLIC,
            "after": DataClass.PUBLIC,
            "share": DataClass.PUBLIC,
        },
    ),
    DataCard(
        model="places.Installation",
        title="Diese Installation",
        owner=Owner.INSTALLATION,
        purpose="sagen, welcher Kreis das ist, wer ihn verantwortet und was eingeschaltet ist",
        legal_basis="Aufgabe der Kommune (Art. 6 Abs. 1 lit. e DSGVO); Pflichtangaben nach § 5 DDG",
        retention="solange die Installation besteht",
        erasure="überschreiben beim Ändern; frühere Fassungen bleiben nicht",
        access_report="",
        readers="öffentlich, außer Modulen: Administration",
        fields={
            "id": DataClass.TECHNICAL,
            "name": DataClass.PUBLIC,
            "district": DataClass.PUBLIC,
            "centre_name": DataClass.PUBLIC,
            "contact": DataClass.PUBLIC,
            "modules": DataClass.INTERNAL,
            "terms": DataClass.PUBLIC,
            "invented": DataClass.PUBLIC,
            "revision": DataClass.TECHNICAL,
        },
    ),
)

# Places carry no date after which they must go: nothing here is about a person.
RETENTION: tuple[RetentionRule, ...] = ()
