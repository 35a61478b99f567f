"""The area of a value: a municipality, one drawing of a social area, or a Land or country to compare with."""

from __future__ import annotations

import uuid

from augenhoehe.core.values import dataclass

# ISO 3166-2; for comparison only, nobody here works in them.
BEYOND = {
    "DE": "Deutschland",
    "DE-BW": "Baden-Württemberg", "DE-BY": "Bayern", "DE-BE": "Berlin", "DE-BB": "Brandenburg", "DE-HB": "Bremen",
    "DE-HH": "Hamburg", "DE-HE": "Hessen", "DE-MV": "Mecklenburg-Vorpommern", "DE-NI": "Niedersachsen",
    "DE-NW": "Nordrhein-Westfalen", "DE-RP": "Rheinland-Pfalz", "DE-SL": "Saarland", "DE-SN": "Sachsen",
    "DE-ST": "Sachsen-Anhalt", "DE-SH": "Schleswig-Holstein", "DE-TH": "Thüringen",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AreaKey:
    """Which area; exactly one of the three kinds."""

    municipality: uuid.UUID | None = None
    social_area: uuid.UUID | None = None
    beyond: str = ""
