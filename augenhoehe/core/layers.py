"""The one list of our packages, lowest layer first; settings, contributions and the import contract read it."""

LAYERS = (
    "core", "ui", "journal", "files", "search", "places", "accounts", "notices", "disclosure", "organisations",
    "volunteers", "circulars", "committees", "monitoring", "concept", "polls", "positions", "council_records",
    "funding", "structure", "network", "oparl", "open_data", "cases", "portal", "desk", "demo",
)  # fmt: skip
