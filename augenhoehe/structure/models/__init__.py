"""Hints, topics, structural questions and answers, one file per noun."""

from __future__ import annotations

from .answers import Answer
from .hints import Bundling, Hint, HintCode, HintContact
from .imports import HintImport
from .questions import QuestionHint, QuestionMeasure, QuestionThread, QuestionTopic, StructuralQuestion
from .terms import Term
from .topics import Topic

__all__ = [
    "Answer",
    "Bundling",
    "Hint",
    "HintCode",
    "HintContact",
    "HintImport",
    "QuestionHint",
    "QuestionMeasure",
    "QuestionThread",
    "QuestionTopic",
    "StructuralQuestion",
    "Term",
    "Topic",
]
