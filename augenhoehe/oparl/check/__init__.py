"""The conformance check of any OParl server, 1.0 or 1.1: stricter than what validators look at, and polite."""

from .fetching import Answer, Fetcher, WebFetcher
from .report import RULES, Finding, Report
from .walking import Check

__all__ = ["RULES", "Answer", "Check", "Fetcher", "Finding", "Report", "WebFetcher"]
