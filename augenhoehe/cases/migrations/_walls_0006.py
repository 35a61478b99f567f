"""The walls of strengths: as those of concerns. What may be counted are kinds, by the programme itself, as sums."""

from __future__ import annotations

from typing import Any

from ._walls_0001 import DEFINER, OPEN

# Under this name the programme counts: sums of a carrier and a kind, never a row (core.closed.COUNTING).
COUNTING = "c0047146-0000-4000-8000-000000000000"
SUMS = f"""
-- How many different clients of a carrier have a strength of a kind written down, in cases that are not closed.
CREATE FUNCTION cases_strength_sums() RETURNS TABLE (carrier_id uuid, kind text, clients bigint)
LANGUAGE sql {DEFINER} AS $$
    SELECT c.carrier_id, s.kind, count(DISTINCT c.client_id)
    FROM cases_strength s JOIN cases_case c ON c.id = s.case_id
    WHERE current_setting('app.actor', true) = '{COUNTING}' AND c.phase <> 'closed'
    GROUP BY c.carrier_id, s.kind
$$;
"""


def _policies(app: str, owner: str) -> str:
    inside = "session_user <> current_user OR current_setting('app.inside', true) = 'on'"
    return f"""
        ALTER TABLE cases_strength ENABLE ROW LEVEL SECURITY;
        ALTER TABLE cases_strength FORCE ROW LEVEL SECURITY;
        CREATE POLICY cases_strength_all ON cases_strength FOR ALL TO "{app}"
            USING (case_id {OPEN}) WITH CHECK (case_id {OPEN});
        CREATE POLICY cases_strength_owner ON cases_strength FOR ALL TO "{owner}"
            USING ({inside}) WITH CHECK ({inside});
    """


def build(apps: Any, schema_editor: Any) -> None:
    from django.db import connections

    from augenhoehe.core.database import app_role

    owner = connections["owner"].settings_dict["USER"]
    for statement in (SUMS, _policies(app_role(), owner)):
        schema_editor.execute(statement)
