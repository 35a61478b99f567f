"""The walls around protected notes as SQL: the database itself asks who sits in the network (S4-11).

As in the case files (ADR 0010) the policies name both roles; the owner reads only inside functions and checks of
its own, or when it says `app.inside`, as `augenhoehe backup` does.
"""

from __future__ import annotations

from typing import Any

RESIDENCE = "('residence_authority', 'naturalisation')"
# Under this name the deletion run removes what is due, and sees nothing else.
RETENTION = "f0270000-0000-4000-8000-000000000000"
SEATED = """s.user_id = (SELECT positions_actor()) AND s.valid_from <= (SELECT positions_day())
    AND (s.valid_until IS NULL OR s.valid_until >= (SELECT positions_day()))"""

FUNCTIONS = f"""
CREATE FUNCTION positions_day() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (now() AT TIME ZONE 'Europe/Berlin')::date
$$;

-- Who acts: nobody when unset, no id, without an active account, or from a residence authority (law.md no. 1).
CREATE FUNCTION positions_actor() RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT u.id FROM accounts_user u LEFT JOIN accounts_carrier c ON c.id = u.carrier_id
    WHERE u.id = CASE WHEN current_setting('app.actor', true) ~ '^[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$'
                      THEN current_setting('app.actor', true)::uuid END
      AND u.is_active AND (c.kind IS NULL OR c.kind NOT IN {RESIDENCE})
$$;

-- The networks in which the acting person sits today, directly or in a member body.
CREATE FUNCTION positions_networks() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT s.committee_id FROM committees_seat s WHERE {SEATED}
    UNION
    SELECT m.network_id FROM positions_membership m JOIN committees_seat s ON s.committee_id = m.body_id
    WHERE m.valid_from <= (SELECT positions_day())
      AND (m.valid_until IS NULL OR m.valid_until >= (SELECT positions_day())) AND {SEATED}
$$;
"""
INSIDE = "network_id = ANY (ARRAY(SELECT positions_networks()))"
CLEANING = f"current_setting('app.actor', true) = '{RETENTION}'"
DUE = f"({CLEANING} AND erase_on <= (SELECT positions_day()))"
DUE_NOTE = f"({CLEANING} AND EXISTS (SELECT FROM positions_protectednote n WHERE n.id = note_id))"
POLICIES = {
    "positions_protectednote": (
        ("SELECT", f"{INSIDE} OR {DUE}", ""),
        ("INSERT", "", f"{INSIDE} AND written_by = (SELECT positions_actor())"),
        ("UPDATE", INSIDE, INSIDE),
        ("DELETE", f"{INSIDE} OR {DUE}", ""),
    ),
    "positions_protectedaccess": (
        ("SELECT", f"{INSIDE} OR {DUE_NOTE}", ""),
        ("INSERT", "", f"{INSIDE} AND user_id = (SELECT positions_actor())"),
        ("DELETE", f"{INSIDE} OR {DUE_NOTE}", ""),
    ),
}


def _policies(app: str, owner: str) -> str:
    lines = []
    for table, policies in POLICIES.items():
        lines += [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;", f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"]
        for command, using, check in policies:
            parts = [f'CREATE POLICY {table}_{command.lower()} ON {table} FOR {command} TO "{app}"']
            parts += [f"USING ({using})"] if using else []
            parts += [f"WITH CHECK ({check})"] if check else []
            lines.append(" ".join(parts) + ";")
        inside = "session_user <> current_user OR current_setting('app.inside', true) = 'on'"
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
