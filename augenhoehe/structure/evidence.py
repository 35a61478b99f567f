"""What speaks for a structural question, from every kind of source, as its page shows it (S3-33)."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.rights import Actor

from . import counts
from .queries import sources
from .queries.question_page import QuestionPage


def evidence_of(actor: Actor, page: QuestionPage) -> dict[str, Any]:
    """Hints by source, causes, reconstructions, figures, analyses, and what packages above know."""
    hung = slot_panels("question.sources", actor, page.question)
    kinds, missing = sources.kinds_of(
        hints=[label for label, _ in page.evidence.rows if label != counts.SUM], causes=page.causes,
        lines=page.sources, hung=hung, reconstructed=bool(page.reconstructions),
    )  # fmt: skip
    return {
        "evidence": page.evidence, "discrimination": page.discrimination, "causes": page.causes,
        "lines": page.sources, "sources": hung, "reconstructions": page.reconstructions, "kinds": kinds,
        "kinds_missing": missing,
    }  # fmt: skip
