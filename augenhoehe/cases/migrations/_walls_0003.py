"""The walls of linkings: as those of concerns. A team lead gets numbers of the carrier, never a row."""

from __future__ import annotations

from typing import Any

from ._walls_0001 import DEFINER, OPEN

NUMBERS = f"""
-- How many linkings of a carrier stand where. That nothing fitted is counted as „nicht angekommen“ (models.Linking).
CREATE FUNCTION cases_linking_numbers() RETURNS TABLE (carrier_id uuid, state text, linkings bigint)
LANGUAGE sql {DEFINER} AS $$
    SELECT c.carrier_id, l.state, count(*) FROM cases_linking l JOIN cases_case c ON c.id = l.case_id
    WHERE cases_leads(c.carrier_id)
    GROUP BY c.carrier_id, l.state
$$;
"""


def _policies(app: str, owner: str) -> str:
    inside = "session_user <> current_user OR current_setting('app.inside', true) = 'on'"
    return f"""
        ALTER TABLE cases_linking ENABLE ROW LEVEL SECURITY;
        ALTER TABLE cases_linking FORCE ROW LEVEL SECURITY;
        CREATE POLICY cases_linking_all ON cases_linking FOR ALL TO "{app}"
            USING (case_id {OPEN}) WITH CHECK (case_id {OPEN});
        CREATE POLICY cases_linking_owner ON cases_linking FOR ALL TO "{owner}"
            USING ({inside}) WITH CHECK ({inside});
    """


def build(apps: Any, schema_editor: Any) -> None:
    from django.db import connections

    from augenhoehe.core.database import app_role

    owner = connections["owner"].settings_dict["USER"]
    for statement in (NUMBERS, _policies(app_role(), owner)):
        schema_editor.execute(statement)
