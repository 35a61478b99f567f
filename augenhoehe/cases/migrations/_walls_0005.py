"""A team lead sees how many concerns of a carrier stand where: no person, no case, no reason (S4-17)."""

from __future__ import annotations

from typing import Any

from ._walls_0001 import DEFINER

NUMBERS = f"""
CREATE FUNCTION cases_concern_numbers() RETURNS TABLE (carrier_id uuid, state text, concerns bigint)
LANGUAGE sql {DEFINER} AS $$
    SELECT c.carrier_id, n.state, count(*) FROM cases_concern n JOIN cases_case c ON c.id = n.case_id
    WHERE cases_leads(c.carrier_id)
    GROUP BY c.carrier_id, n.state
$$;
"""


def build(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(NUMBERS)
