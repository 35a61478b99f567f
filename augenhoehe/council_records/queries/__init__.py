"""What the pages ask."""

from .records import (
    Numbers,
    doubtful_readings,
    linkable_measures,
    linkable_stations,
    linkable_threads,
    links_of,
    open_proposals,
    paper_for,
    papers_for,
    path_of,
    readings_for,
    results_in_numbers,
    runs_of,
    sources_for,
    suggestions_for,
)

__all__ = [
    "Numbers",
    "doubtful_readings",
    "linkable_measures",
    "linkable_stations",
    "linkable_threads",
    "links_of",
    "open_proposals",
    "paper_for",
    "papers_for",
    "path_of",
    "readings_for",
    "results_in_numbers",
    "runs_of",
    "sources_for",
    "suggestions_for",
]
