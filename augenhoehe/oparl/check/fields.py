"""The properties of the twelve types and what each holds, as facts of OParl 1.1 in our own short form.

`!` means required. A type in brackets is embedded there, `*` means a list. `link` is the address of one object,
`list` of an external list. Properties with a colon belong to vendors and are not looked at.
"""

from __future__ import annotations

from augenhoehe.core.values import dataclass

EVERY = "id:url! type:text! created:moment modified:moment web:url deleted:bool"
MOST = f"{EVERY} license:url keyword:text*"
TABLE = {
    "System": f"{EVERY} oparlVersion:text! otherOparlVersions:url* license:url body:list! name:text contactEmail:text "
    "contactName:text website:url vendor:url product:url",
    "Body": f"{MOST} system:link shortName:text name:text! website:url licenseValidSince:moment oparlSince:moment "
    "ags:text rgs:text equivalent:url* contactEmail:text contactName:text organization:list! person:list! "
    "meeting:list! paper:list! legislativeTerm:[LegislativeTerm]*! agendaItem:list consultation:list file:list "
    "locationList:list legislativeTermList:list membership:list classification:text location:[Location] "
    "mainOrganization:link",
    "LegislativeTerm": f"{MOST} body:link name:text startDate:date endDate:date",
    "Organization": f"{MOST} body:link name:text membership:link* meeting:list consultation:list shortName:text "
    "post:text* subOrganizationOf:link organizationType:text classification:text startDate:date endDate:date "
    "website:url location:[Location] externalBody:link memberCount:int votingMemberCount:int",
    "Person": f"{MOST} body:link name:text familyName:text givenName:text formOfAddress:text affix:text title:text* "
    "gender:text phone:text* email:text* location:link locationObject:[Location] status:text* "
    "membership:[Membership]* image:[File] life:text lifeSource:text",
    "Membership": f"{MOST} person:link organization:link role:text votingRight:bool startDate:date endDate:date "
    "onBehalfOf:link",
    "Meeting": f"{MOST} name:text meetingState:text cancelled:bool start:moment end:moment location:[Location] "
    "organization:link* participant:link* invitation:[File] resultsProtocol:[File] verbatimProtocol:[File] "
    "auxiliaryFile:[File]* agendaItem:[AgendaItem]*",
    "AgendaItem": f"{MOST} meeting:link number:text order:int! name:text public:bool consultation:link result:text "
    "resolutionText:text resolutionFile:[File] auxiliaryFile:[File]* start:moment end:moment",
    "Paper": f"{MOST} body:link name:text reference:text date:date paperType:text relatedPaper:link* "
    "superordinatedPaper:link* subordinatedPaper:link* mainFile:[File] auxiliaryFile:[File]* location:[Location]* "
    "originatorPerson:link* underDirectionOf:link* originatorOrganization:link* consultation:[Consultation]*",
    "Consultation": f"{MOST} paper:link agendaItem:link meeting:link organization:link* authoritative:bool role:text",
    "File": f"{MOST} name:text fileName:text mimeType:text date:date size:int sha1Checksum:text sha512Checksum:text "
    "text:text accessUrl:url! downloadUrl:url externalServiceUrl:url masterFile:link derivativeFile:link* "
    "fileLicense:url meeting:link* agendaItem:link* person:link paper:link*",
    "Location": f"{MOST} description:text geojson:object streetAddress:text room:text postalCode:text "
    "subLocality:text locality:text bodies:link* organizations:link* persons:link* meetings:link* papers:link*",
}
# The lists of a Body: those of 1.0, and the six that 1.1 added.
LISTS_1_0 = {"organization": "Organization", "person": "Person", "meeting": "Meeting", "paper": "Paper"}
LISTS_1_1 = {
    "agendaItem": "AgendaItem", "consultation": "Consultation", "file": "File", "locationList": "Location",
    "legislativeTermList": "LegislativeTerm", "membership": "Membership",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Property:
    """What one property holds: a value of a sort, or objects of a type; one or many."""

    name: str
    sort: str
    embedded: str
    many: bool
    required: bool


def _read(entry: str) -> Property:
    name, _, sort = entry.partition(":")
    required, sort = sort.endswith("!"), sort.rstrip("!")
    many, sort = sort.endswith("*"), sort.rstrip("*")
    embedded = sort.strip("[]") if sort.startswith("[") else ""
    return Property(name, "object" if embedded else sort, embedded, many, required)


PROPERTIES: dict[str, dict[str, Property]] = {
    kind: {one.name: one for one in map(_read, entries.split())} for kind, entries in TABLE.items()
}
