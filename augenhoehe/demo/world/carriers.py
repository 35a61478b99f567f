"""On whose behalf people work here, and under which law (law.md no. 2). All local branches are invented."""

from __future__ import annotations

from augenhoehe.core.values import dataclass

PUBLIC_BASIS = "Art. 6 Abs. 1 Buchst. e DSGVO, § 3 DSG NRW (zu prüfen)"


@dataclass(frozen=True, slots=True)
class CarrierText:
    key: str
    name: str
    short_name: str
    kind: str
    regime: str = "dsgvo"
    town: str = ""
    legal_basis: str = PUBLIC_BASIS
    contact: str = ""
    case_files: bool = False


CARRIERS = (
    CarrierText(
        "centre", "Integrationszentrum Kreis Federlohe", "Integrationszentrum", "district",
        contact="datenschutz@federlohe.example",
    ),
    CarrierText(
        "caritas", "Caritasverband Federlohe e. V.", "Caritas", "welfare", "kdg",
        legal_basis="§ 6 KDG (zu prüfen)", contact="datenschutz@caritas-federlohe.example", case_files=True,
    ),
    CarrierText(
        "diakonie", "Diakonie Nebelfurt", "Diakonie", "welfare", "dsg_ekd",
        legal_basis="§ 6 DSG-EKD (zu prüfen)", contact="datenschutz@diakonie-nebelfurt.example",
    ),
    CarrierText(
        "authority", "Ausländerbehörde des Kreises Federlohe", "Ausländerbehörde", "residence_authority",
        contact="datenschutz@federlohe.example",
    ),
    CarrierText("youth_office", "Jugendamt Sternmünde", "Jugendamt", "town", town="sternmuende",
                contact="datenschutz@sternmuende.example"),
    CarrierText("zwirnstadt", "Stadt Zwirnstadt", "Zwirnstadt", "town", town="zwirnstadt",
                contact="datenschutz@zwirnstadt.example"),
    CarrierText("sternmuende", "Stadt Sternmünde", "Sternmünde", "town", town="sternmuende",
                contact="datenschutz@sternmuende.example"),
    CarrierText(
        "dattelpalme", "Syrischer Kulturkreis Dattelpalme e. V.", "Dattelpalme", "migrant_organisation",
        legal_basis="Art. 6 Abs. 1 Buchst. f DSGVO (zu prüfen)",
    ),
    CarrierText(
        "frauen", "Frauen wagen Wege e. V.", "Frauen wagen Wege", "migrant_organisation",
        legal_basis="Art. 6 Abs. 1 Buchst. f DSGVO (zu prüfen)",
    ),
    CarrierText(
        "institute", "Institut Quellbrunn für Stadt und Gesellschaft", "Institut Quellbrunn", "other",
        contact="datenschutz@quellbrunn.example",
    ),
    CarrierText(
        "network", "Dachverband MO-Netz Federlohe e. V.", "MO-Netz", "migrant_organisation",
        legal_basis="Art. 6 Abs. 1 Buchst. f DSGVO (zu prüfen)",
    ),
)  # fmt: skip
