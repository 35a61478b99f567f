"""The walls of wishes for advice: anybody may leave one at an open door; the case managers of that carrier read it.

Nobody else does: not the coordination of the platform, not a team lead, not another carrier (law.md no. 1 and 2).
"""

from __future__ import annotations

from typing import Any

from ._walls_0001 import DEFINER, HOLDS, RETENTION

FUNCTIONS = f"""
-- The carriers for which the acting person keeps files today.
CREATE FUNCTION cases_carriers() RETURNS SETOF uuid LANGUAGE sql {DEFINER} AS $$
    SELECT g.carrier_id FROM accounts_grant g JOIN accounts_carrier k ON k.id = g.carrier_id AND k.case_files
    WHERE g.user_id = (SELECT cases_actor()) AND g.role = 'case_manager' AND {HOLDS}
$$;

-- The open doors, for everybody: which carrier, for whom, how soon it calls. Nothing else of the room.
CREATE FUNCTION cases_doors() RETURNS TABLE (carrier_id uuid, name text, for_whom text, answer_days smallint)
LANGUAGE sql {DEFINER} AS $$
    SELECT d.carrier_id, k.name::text, d.for_whom::text, d.answer_days FROM cases_intakedoor d
    JOIN accounts_carrier k ON k.id = d.carrier_id AND k.case_files
    WHERE d.open ORDER BY k.sorting, k.id
$$;

-- What „Heute“ asks, in one answer: cases handed over, cases taken away and when, linkings to ask about, wishes.
-- Runs as who asks, so that the walls hold.
CREATE FUNCTION cases_today(day date)
RETURNS TABLE (handed bigint, taken bigint, last date, due bigint, wishes bigint) LANGUAGE sql STABLE AS $$
    SELECT
        (SELECT count(*) FROM cases_caseaccess a
          WHERE a.user_id = cases_actor() AND a.kind = 'manager' AND a.valid_until IS NULL
            AND a.handed_by_id IS NOT NULL AND a.accepted_on IS NULL),
        t.cases, t.last,
        (SELECT count(*) FROM cases_linking l JOIN cases_case c ON c.id = l.case_id
          WHERE c.manager_id = cases_actor() AND l.ask_on <= day),
        (SELECT count(*) FROM cases_advicerequest r WHERE r.taken_by_id IS NULL OR r.taken_by_id = cases_actor())
    FROM cases_taken_away() t
$$;

-- For a team lead: how many people wait for a call, and how many longer than they were told. Never who.
CREATE FUNCTION cases_wish_numbers() RETURNS TABLE (carrier_id uuid, wishes bigint, overdue bigint)
LANGUAGE sql {DEFINER} AS $$
    SELECT r.carrier_id, count(*), count(*) FILTER (WHERE r.answer_by < cases_day()) FROM cases_advicerequest r
    WHERE cases_leads(r.carrier_id)
    GROUP BY r.carrier_id
$$;
"""
OWN = "carrier_id = ANY (ARRAY(SELECT cases_carriers()))"
OVER = f"(current_setting('app.actor', true) = '{RETENTION}' AND erase_on <= (SELECT cases_day()))"
AT_OPEN_DOOR = "carrier_id IN (SELECT d.carrier_id FROM cases_doors() d) AND taken_by_id IS NULL"
POLICIES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "cases_intakedoor": (
        ("SELECT", f"{OWN} OR cases_leads(carrier_id)", ""),
        ("INSERT", "", "cases_leads(carrier_id)"),
        ("UPDATE", "cases_leads(carrier_id)", "cases_leads(carrier_id)"),
    ),
    "cases_advicerequest": (
        ("SELECT", f"{OWN} OR {OVER}", ""),
        ("INSERT", "", AT_OPEN_DOOR),
        ("UPDATE", OWN, f"{OWN} AND (taken_by_id IS NULL OR taken_by_id = (SELECT cases_actor()))"),
        ("DELETE", f"{OWN} OR {OVER}", ""),
    ),
}


def _policies(app: str, owner: str) -> str:
    lines = []
    inside = "session_user <> current_user OR current_setting('app.inside', true) = 'on'"
    for table, policies in POLICIES.items():
        lines += [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;", f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"]
        for command, using, check in policies:
            parts = [f'CREATE POLICY {table}_{command.lower()} ON {table} FOR {command} TO "{app}"']
            parts += [f"USING ({using})"] if using else []
            parts += [f"WITH CHECK ({check})"] if check else []
            lines.append(" ".join(parts) + ";")
        lines.append(
            f'CREATE POLICY {table}_owner ON {table} FOR ALL TO "{owner}" USING ({inside}) WITH CHECK ({inside});'
        )
    return "\n".join(lines)


def build(apps: Any, schema_editor: Any) -> None:
    from django.db import connections

    from augenhoehe.core.database import app_role

    owner = connections["owner"].settings_dict["USER"]
    for statement in (FUNCTIONS, _policies(app_role(), owner)):
        schema_editor.execute(statement)
