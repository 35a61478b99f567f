"""What speaks for a structural question, from every kind of source, as its page shows it (S3-33)."""

from __future__ import annotations

from typing import Any

from augenhoehe.core.contributions import slot_panels
from augenhoehe.core.rights import Actor

from . import counts, counts_discrimination
from .models import StructuralQuestion
from .queries import chains, reconstructions, sources


def evidence_of(actor: Actor, question: StructuralQuestion) -> dict[str, Any]:
    """Hints by source, causes, reconstructions, figures, analyses, and what packages above know; each asked once."""
    evidence, causes = counts.evidence(question, actor), chains.causes_of(question)
    lines, hung = sources.sources_of(question, actor), slot_panels("question.sources", actor, question)
    cases = reconstructions.of_question(actor, question)
    kinds, missing = sources.kinds_of(
        hints=[label for label, _ in evidence.rows if label != counts.SUM], causes=causes, lines=lines, hung=hung,
        reconstructed=bool(cases),
    )  # fmt: skip
    return {
        "evidence": evidence, "discrimination": counts_discrimination.behind(question, actor),
        "causes": causes, "lines": lines, "sources": hung, "reconstructions": cases,
        "kinds": kinds, "kinds_missing": missing,
    }  # fmt: skip
