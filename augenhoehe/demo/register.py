from __future__ import annotations

from augenhoehe.core.register import DataCard, DataClass, Owner

DATA = (
    DataCard(
        model="demo.Note",
        title="Notizen der Demo",
        owner=Owner.NOBODY,
        purpose="Rundgänge durch den erfundenen Kreis führen; im Betrieb leer.",
        legal_basis="keine: erfundene Angaben",
        retention="bis zum nächsten Aufbau der Demo-Welt",
        erasure="augenhoehe demo --reset",
        access_report="nichts, es sind keine Angaben über Menschen",
        readers="alle in der Demo; im Betrieb niemand",
        fields={"key": DataClass.TECHNICAL, "value": DataClass.TECHNICAL},
    ),
)
