"""The catalogue as DCAT-AP.de 2.0 says it: one graph, written in three spellings.

Vocabularies: DCAT 2, the European authority tables for themes, frequencies, formats and languages, the German ones
for licences, keys of areas and availability. Loads rdflib, so only tasks come here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from augenhoehe.core.datasets import Licence, Rhythm
from augenhoehe.core.values import dataclass

from .models import CatalogueFile, DataVersion
from .queries import Entry

_EU = "http://publications.europa.eu/resource/authority/"
_DE = "http://dcat-ap.de/def/"
LICENCES = {
    Licence.BY.value: f"{_DE}licenses/dl-by-de/2.0",
    Licence.ZERO.value: f"{_DE}licenses/dl-zero-de/2.0",
}
RHYTHMS = {Rhythm.DAILY: f"{_EU}frequency/DAILY", Rhythm.QUARTERLY: f"{_EU}frequency/QUARTERLY"}
# By the length of the official key: a Kreis has five digits, a municipality eight.
_LEVELS = {5: ("districtKey", "administrativeDistrict"), 8: ("municipalityKey", "municipality")}
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "pretty-xml"}
_SPDX = "http://spdx.org/rdf/terms#"
_DCATDE = "http://dcat-ap.de/def/dcatde/"


@dataclass(frozen=True, slots=True)
class House:
    """Who publishes: names, ways to reach them, the area, and the id that GovData gave."""

    base: str
    name: str
    publisher: str
    email: str = ""
    homepage: str = ""
    ags: str = ""
    area: str = ""
    contributor: str = ""


def addresses(base: str, version: DataVersion, latest: bool) -> dict[str, str]:
    """Where the files of a version lie; the latest one also has an address that never changes."""
    key = version.publication.key
    root = f"{base}/offene-daten/{key}"
    place = root if latest else f"{root}/fassung/{version.number}"
    return {"csv": f"{place}/daten.csv", "parquet": f"{place}/daten.parquet", "schema": f"{place}/felder.json"}


def written(house: House, entries: Sequence[Entry], *, at: datetime) -> dict[str, bytes]:
    """The catalogue in every spelling, by the ending of its file."""
    graph = _Graph(house).draw(entries, at)
    return {form: graph.serialize(format=FORMATS[form]).encode() for form in CatalogueFile.Form.values}


class _Graph:
    """Builds the graph; rdflib is loaded when somebody does."""

    def __init__(self, house: House) -> None:
        from rdflib import Graph, Namespace
        from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL, RDF, SKOS, XSD

        self.house, self.graph = house, Graph()
        self.dcat, self.dct, self.foaf, self.rdf, self.owl, self.skos, self.xsd = (
            DCAT, DCTERMS, FOAF, RDF, OWL, SKOS, XSD,
        )  # fmt: skip
        self.de, self.spdx = Namespace(_DCATDE), Namespace(_SPDX)
        self.vcard = Namespace("http://www.w3.org/2006/vcard/ns#")
        for prefix, space in (("dcatde", self.de), ("spdx", self.spdx), ("vcard", self.vcard), ("dct", DCTERMS)):
            self.graph.bind(prefix, space)

    def draw(self, entries: Sequence[Entry], at: datetime) -> Any:
        catalogue = self._ref(f"{self.house.base}/offene-daten/katalog")
        publisher, contact = self._publisher(), self._contact()
        last = max((version.made_at for one in entries for version in one.versions), default=at)
        self._say(catalogue, self.rdf.type, self.dcat.Catalog)
        self._say(catalogue, self.dct.title, self._german(f"Offene Daten: {self.house.name}"))
        self._say(catalogue, self.dct.description, self._german(
            f"Öffentliche Daten der Integrationsarbeit: {self.house.name}. Keine Angaben über einzelne Menschen."
        ))  # fmt: skip
        self._say(catalogue, self.dct.publisher, publisher)
        self._say(catalogue, self.dct.language, self._ref(f"{_EU}language/DEU"))
        self._say(catalogue, self.foaf.homepage, self._ref(f"{self.house.base}/offene-daten/"))
        self._say(catalogue, self.dct.modified, self._moment(last))
        self._say(catalogue, self.dcat.themeTaxonomy, self._ref(f"{_EU}data-theme"))
        self._spatial(catalogue)
        for entry in entries:
            self._say(catalogue, self.dcat.dataset, self._dataset(entry, publisher, contact))
        return self.graph

    def _dataset(self, entry: Entry, publisher: Any, contact: Any) -> Any:
        latest, publication = entry.versions[0], entry.publication
        assert publication is not None  # noqa: S101 – only published datasets come here
        page = f"{self.house.base}/offene-daten/{entry.dataset.key}/"
        node = self._ref(f"{page}#datensatz")
        self._described(node, entry, latest, publisher, contact)
        self._say(node, self.dct.identifier, self._text(page))
        self._say(node, self.dcat.landingPage, self._ref(page))
        self._say(node, self.dct.issued, self._moment(publication.published_at))
        self._say(node, self.dct.accrualPeriodicity, self._ref(RHYTHMS[entry.dataset.rhythm]))
        self._files(node, latest, f"{page}#", latest=True)
        for version in entry.versions[1:]:
            older = self._ref(f"{page}fassung/{version.number}/#datensatz")
            self._described(older, entry, version, publisher, contact)
            self._say(older, self.dct.identifier, self._text(f"{page}fassung/{version.number}/"))
            self._say(older, self.dct.issued, self._moment(version.made_at))
            self._say(older, self.dct.isVersionOf, node)
            self._say(node, self.dct.hasVersion, older)
            self._files(older, version, f"{page}fassung/{version.number}/#", latest=False)
        return node

    def _described(self, node: Any, entry: Entry, version: DataVersion, publisher: Any, contact: Any) -> None:
        self._say(node, self.rdf.type, self.dcat.Dataset)
        self._say(node, self.dct.title, self._german(version.title))
        self._say(node, self.dct.description, self._german(entry.dataset.description))
        self._say(node, self.dct.publisher, publisher)
        self._say(node, self.dcat.contactPoint, contact)
        self._say(node, self.dcat.theme, self._ref(f"{_EU}data-theme/{entry.dataset.theme}"))
        self._say(node, self.dct.language, self._ref(f"{_EU}language/DEU"))
        self._say(node, self.dct.accessRights, self._ref(f"{_EU}access-right/PUBLIC"))
        self._say(node, self.dct.modified, self._moment(version.taken_back_at or version.made_at))
        self._say(node, self.owl.versionInfo, self._text(str(version.number)))
        for word in entry.dataset.keywords:
            self._say(node, self.dcat.keyword, self._german(word))
        if self.house.contributor:
            self._say(node, self.de.contributorID, self._ref(self.house.contributor))
        self._spatial(node)
        self._temporal(node, version)

    def _files(self, node: Any, version: DataVersion, root: str, *, latest: bool) -> None:
        where = addresses(self.house.base, version, latest)
        for kind, media, stored in (
            ("csv", "text/csv", version.csv), ("parquet", "application/vnd.apache.parquet", version.parquet),
        ):  # fmt: skip
            file = self._ref(f"{root}{kind}")
            self._say(node, self.dcat.distribution, file)
            self._say(file, self.rdf.type, self.dcat.Distribution)
            self._say(file, self.dct.title, self._german(f"{version.title}, Fassung {version.number} ({kind.upper()})"))
            self._say(file, self.dcat.accessURL, self._ref(where[kind]))
            self._say(file, self.dcat.downloadURL, self._ref(where[kind]))
            self._say(file, self.dct["format"], self._ref(f"{_EU}file-type/{kind.upper()}"))
            self._say(file, self.dcat.mediaType, self._ref(f"http://www.iana.org/assignments/media-types/{media}"))
            self._say(file, self.dct.license, self._ref(LICENCES[version.licence]))
            self._say(file, self.dct.issued, self._moment(version.made_at))
            self._say(file, self.dct.modified, self._moment(version.taken_back_at or version.made_at))
            self._say(file, self.dcat.byteSize, self._number(stored.size))
            self._say(file, self.de.plannedAvailability, self._ref(f"{_DE}plannedAvailability/stable"))
            self._say(file, self.dct.conformsTo, self._ref(where["schema"]))
            if version.licence == Licence.BY.value:
                self._say(file, self.de.licenseAttributionByText, self._text(self.house.publisher))
            self._checksum(file, stored.sha256)

    def _checksum(self, file: Any, digest: str) -> None:
        from rdflib import Literal

        node = self._ref(f"{file}-pruefsumme")
        self._say(file, self.spdx.checksum, node)
        self._say(node, self.rdf.type, self.spdx.Checksum)
        self._say(node, self.spdx.algorithm, self.spdx.checksumAlgorithm_sha256)
        self._say(node, self.spdx.checksumValue, Literal(digest, datatype=self.xsd.hexBinary))

    def _spatial(self, node: Any) -> None:
        kind = _LEVELS.get(len(self.house.ags))
        if not kind:
            return
        key, level = kind
        area = self._ref(f"{_DE}politicalGeocoding/{key}/{self.house.ags}")
        self._say(node, self.dct.spatial, area)
        self._say(area, self.rdf.type, self.dct.Location)
        self._say(area, self.skos.prefLabel, self._german(self.house.area))
        self._say(node, self.de.politicalGeocodingURI, area)
        self._say(node, self.de.politicalGeocodingLevelURI, self._ref(f"{_DE}politicalGeocoding/Level/{level}"))

    def _temporal(self, node: Any, version: DataVersion) -> None:
        from rdflib import Literal

        if version.starts_on is None or version.ends_on is None:
            return
        period = self._ref(f"{node}-zeit")
        self._say(node, self.dct.temporal, period)
        self._say(period, self.rdf.type, self.dct.PeriodOfTime)
        self._say(period, self.dcat.startDate, Literal(version.starts_on.isoformat(), datatype=self.xsd.date))
        self._say(period, self.dcat.endDate, Literal(version.ends_on.isoformat(), datatype=self.xsd.date))

    def _publisher(self) -> Any:
        node = self._ref(f"{self.house.base}/offene-daten/katalog#herausgeber")
        self._say(node, self.rdf.type, self.foaf.Organization)
        self._say(node, self.rdf.type, self.foaf.Agent)
        self._say(node, self.foaf.name, self._german(self.house.publisher))
        if self.house.homepage:
            self._say(node, self.foaf.homepage, self._ref(self.house.homepage))
        return node

    def _contact(self) -> Any:
        node = self._ref(f"{self.house.base}/offene-daten/katalog#kontakt")
        self._say(node, self.rdf.type, self.vcard.Organization)
        self._say(node, self.vcard.fn, self._german(self.house.publisher))
        if self.house.email:
            self._say(node, self.vcard.hasEmail, self._ref(f"mailto:{self.house.email}"))
        return node

    def _say(self, node: Any, about: Any, value: Any) -> None:
        self.graph.add((node, about, value))

    def _ref(self, address: str) -> Any:
        from rdflib import URIRef

        return URIRef(address)

    def _german(self, text: str) -> Any:
        from rdflib import Literal

        return Literal(text, lang="de")

    def _text(self, text: str) -> Any:
        from rdflib import Literal

        return Literal(text)

    def _number(self, value: int) -> Any:
        from rdflib import Literal

        # As Turtle writes decimals, so that all spellings say the same.
        return Literal(f"{value}.0", datatype=self.xsd.decimal)

    def _moment(self, value: datetime) -> Any:
        from rdflib import Literal

        return Literal(value.replace(microsecond=0).isoformat(), datatype=self.xsd.dateTime)
