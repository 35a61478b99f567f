"""Forms of sources, links and results."""

from .records import LinkForm, ReadingForm, SourceForm, StationLinkForm, TakeForm

__all__ = ["LinkForm", "ReadingForm", "SourceForm", "StationLinkForm", "TakeForm"]
