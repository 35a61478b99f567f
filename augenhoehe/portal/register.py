"""What the public pages keep: the legal texts, and nothing about those who read them."""

from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner

DATA = (
    DataCard(
        model="portal.LegalText",
        title="Rechtstexte in ihren Fassungen",
        owner=Owner.INSTALLATION,
        purpose="Zeigen, welcher Wortlaut der Rechtstexte wann galt und wer ihn geprüft hat.",
        legal_basis="Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW; § 5 DDG; § 10b BGG NRW (zu prüfen)",
        retention="dauerhaft: Fassungen belegen, was galt",
        erasure="Fassungen werden nicht gelöscht; von Personen enthalten sie nur die Kennung des Kontos.",
        access_report="Rechtstexte, die Sie geschrieben oder geprüft haben",
        readers="alle: die geltende Fassung; Systemverwaltung, Datenschutz und Koordination: alle Fassungen",
        fields={
            "id": DataClass.TECHNICAL,
            "key": DataClass.TECHNICAL,
            "version": DataClass.PUBLIC,
            "text": DataClass.PUBLIC,
            "note": DataClass.INTERNAL,
            "written_at": DataClass.PUBLIC,
            "written_by": DataClass.PERSONAL,
            "checked_at": DataClass.PUBLIC,
            "checked_by": DataClass.PERSONAL,
            "checked_as": DataClass.PUBLIC,
        },
    ),
)
