"""The one list of our packages, lowest layer first; settings, contributions and the import contract read it."""

LAYERS = (
    "core", "ui", "journal", "files", "search", "places", "accounts", "notices", "disclosure", "organisations",
    "volunteers", "circulars", "committees", "monitoring", "concept", "polls", "positions", "council_records",
    "funding", "structure", "network", "events", "press", "forum", "oparl", "open_data", "studies", "cases", "portal",
    "desk", "demo",
)  # fmt: skip
