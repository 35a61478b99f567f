"""What HSDS 3.1 knows of each object that we publish: names, types, what is required. Nothing else may be in the feed.

HSDS allows unknown fields, so that a misspelt one would pass every check; here they are forbidden, as in the
specification's own test of its examples. Arrays and objects name the schema of their parts.
"""

from __future__ import annotations

from functools import cache
from typing import Any

# field:type; without a type it is text. [name] is an array of name, {name} an object.
_FIELDS = {
    "service": "id:uuid organization_id:uuid name description url:uri additional_urls:[url] email:email status:status "
    "application_process fees_description eligibility_description minimum_age:number maximum_age:number "
    "assured_date:date alert last_modified:date-time phones:[phone] schedules:[schedule] service_areas:[service_area] "
    "service_at_locations:[service_at_location] languages:[language] organization:{organization} "
    "cost_options:[cost_option] contacts:[contact] capacities:[service_capacity] attributes:[attribute]",
    "organization": "id:uuid name alternate_name description email:email website:uri year_incorporated:number "
    "legal_status contacts:[contact] phones:[phone] locations:[location] "
    "organization_identifiers:[organization_identifier] attributes:[attribute]",
    "service_at_location": "id:uuid service_id:uuid location_id:uuid description contacts:[contact] phones:[phone] "
    "schedules:[schedule] location:{location} service:{service_in_list}",
    "location": "id:uuid location_type:location_type url:uri organization_id:uuid name description latitude:number "
    "longitude:number languages:[language] addresses:[address] accessibility:[accessibility]",
    "address": "id:uuid location_id:uuid address_1 address_2 city state_province postal_code country "
    "address_type:location_type",
    "phone": "id:uuid organization_id:uuid service_id:uuid contact_id:uuid number type description",
    "contact": "id:uuid organization_id:uuid service_id:uuid name title email:email phones:[phone]",
    "schedule": "id:uuid service_id:uuid service_at_location_id:uuid valid_from:date valid_to:date dtstart:date "
    "timezone:number until:date count:number wkst:weekday freq:freq interval:number byday bymonthday description "
    "opens_at closes_at attending_type notes attributes:[attribute]",
    "service_area": "id:uuid service_id:uuid name description",
    "language": "id:uuid service_id:uuid location_id:uuid name code note",
    "accessibility": "id:uuid location_id:uuid description",
    "cost_option": "id:uuid service_id:uuid option currency amount:number amount_description",
    "organization_identifier": "id:uuid organization_id:uuid identifier_scheme identifier_type identifier",
    "service_capacity": "id:uuid service_id:uuid unit:{unit} available:number maximum:number description "
    "updated:date-time",
    "unit": "id:uuid name",
    "url": "id:uuid label url:uri service_id:uuid organization_id:uuid",
    "attribute": "id:uuid link_id:uuid taxonomy_term_id:uuid link_entity value taxonomy_term:{taxonomy_term} label",
    "taxonomy": "id:uuid name description version",
    "taxonomy_term": "id:uuid code name description parent_id:uuid taxonomy taxonomy_detail:{taxonomy} language "
    "taxonomy_id:uuid",
}
_REQUIRED = {
    "service": "id name status", "organization": "id name description", "location": "id location_type",
    "address": "id address_1 city state_province postal_code country address_type", "phone": "id number",
    "organization_identifier": "id identifier_type identifier", "service_capacity": "id unit available updated",
    "unit": "id name", "url": "id url", "taxonomy": "id name description", "taxonomy_term": "id name description",
}  # fmt: skip
# Lists carry only what there is once of each thing.
_IN_LISTS = {
    "service_in_list": ("service", {"organization": "organization_in_list"}),
    "organization_in_list": ("organization", {}),
    "service_at_location_in_list": (
        "service_at_location", {"location": "location_in_list", "service": "service_in_list"},
    ),
    "location_in_list": ("location", {}),
}  # fmt: skip
_ENUMS = {
    "status": ["active", "inactive", "defunct", "temporarily closed"],
    "location_type": ["physical", "postal", "virtual"],
    "freq": ["WEEKLY", "MONTHLY"],
    "weekday": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
}
_FORMATS = ("uuid", "uri", "email", "date", "date-time")
_PAGE = ["total_items", "total_pages", "page_number", "size"], ["first_page", "last_page", "empty"]


@cache
def schema(name: str) -> dict[str, Any]:
    """JSON Schema of one object; `service_in_list` and the like for the items of lists."""
    base, swaps = _IN_LISTS.get(name, (name, None))
    fields = dict(_field(part) for part in _FIELDS[base].split())
    if swaps is not None:
        fields = {key: kind for key, kind in fields.items() if key in swaps or kind[0] not in "[{"}
        fields |= {key: f"{{{other}}}" for key, other in swaps.items()}
    return {
        "type": "object",
        "properties": {key: _typed(kind) for key, kind in fields.items()},
        "required": _REQUIRED.get(base, "id").split(),
        "additionalProperties": False,
    }


def page_schema(item: str) -> dict[str, Any]:
    """The envelope of a list."""
    numbers, words = _PAGE
    fields: dict[str, Any] = {name: {"type": "integer"} for name in numbers}
    fields |= {name: {"type": "boolean"} for name in words}
    fields["contents"] = {"type": "array", "items": schema(item)}
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _field(part: str) -> tuple[str, str]:
    name, _, kind = part.partition(":")
    return name, kind or "text"


def _typed(kind: str) -> dict[str, Any]:
    if kind[0] == "[":
        return {"type": "array", "items": schema(kind[1:-1])}
    if kind[0] == "{":
        return schema(kind[1:-1])
    if kind in _ENUMS:
        return {"type": "string", "enum": _ENUMS[kind]}
    if kind in _FORMATS:
        return {"type": "string", "format": kind}
    return {"type": "number"} if kind == "number" else {"type": "string"}
