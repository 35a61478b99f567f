"""The walls of the room as SQL, for its migration: who opens what is decided by the database (architecture §4).

`cases_open()` gives the files the acting person may open today; every policy compares with it as
`= ANY (ARRAY(SELECT …))`, which PostgreSQL computes once per statement and uses as an index condition.
The functions run as the owner for somebody else, and only then may the owner read: signed in herself she
finds nothing, unless she says `app.inside`, as `augenhoehe backup` does.
"""

from __future__ import annotations

from typing import Any

DEFINER = "STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
RESIDENCE = "('residence_authority', 'naturalisation')"
HOLDS = """g.revoked_at IS NULL AND g.valid_from <= cases_day()
    AND (g.valid_until IS NULL OR g.valid_until >= cases_day())"""
# Under these names the programme itself acts: the gate on its queue, the deletion run on what is due.
GATE = "6a7e0000-0000-4000-8000-000000000000"
RETENTION = "f0270000-0000-4000-8000-000000000000"

FUNCTIONS = f"""
CREATE FUNCTION cases_day() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (now() AT TIME ZONE 'Europe/Berlin')::date
$$;

-- Who acts: nobody when unset, no id, without an active account, or from a residence authority (law.md no. 1).
CREATE FUNCTION cases_actor() RETURNS uuid LANGUAGE sql {DEFINER} AS $$
    SELECT u.id FROM accounts_user u LEFT JOIN accounts_carrier c ON c.id = u.carrier_id
    WHERE u.id = CASE WHEN current_setting('app.actor', true) ~ '^[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$'
                      THEN current_setting('app.actor', true)::uuid END
      AND u.is_active AND (c.kind IS NULL OR c.kind NOT IN {RESIDENCE})
$$;

-- Does somebody hold a role for a carrier today, outside the residence authorities?
CREATE FUNCTION cases_works(person uuid, carrier uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM accounts_grant g
        JOIN accounts_user u ON u.id = g.user_id AND u.is_active
        JOIN accounts_carrier k ON k.id = g.carrier_id AND k.case_files
        LEFT JOIN accounts_carrier own ON own.id = u.carrier_id
        WHERE g.user_id = person AND g.carrier_id = carrier AND g.role = 'case_manager' AND {HOLDS}
          AND (own.kind IS NULL OR own.kind NOT IN {RESIDENCE})
    )
$$;

CREATE FUNCTION cases_accesses() RETURNS TABLE (case_id uuid, client_id uuid, kind text) LANGUAGE sql {DEFINER} AS $$
    SELECT a.case_id, a.client_id, a.kind FROM cases_caseaccess a
    WHERE a.user_id = (SELECT cases_actor()) AND a.valid_from <= (SELECT cases_day())
      AND (a.valid_until IS NULL OR a.valid_until >= (SELECT cases_day()))
      AND a.carrier_id IN (
        SELECT g.carrier_id FROM accounts_grant g
        WHERE g.user_id = (SELECT cases_actor()) AND g.role = 'case_manager' AND {HOLDS}
      )
    UNION ALL
    SELECT c.id, c.client_id, 'manager' FROM cases_case c
    WHERE current_setting('app.actor', true) = '{RETENTION}' AND c.erase_on <= (SELECT cases_day())
$$;
CREATE FUNCTION cases_open() RETURNS SETOF uuid LANGUAGE sql {DEFINER} AS $$
    SELECT case_id FROM cases_accesses()
$$;
CREATE FUNCTION cases_open_clients() RETURNS SETOF uuid LANGUAGE sql {DEFINER} AS $$
    SELECT client_id FROM cases_accesses()
$$;
CREATE FUNCTION cases_managed() RETURNS SETOF uuid LANGUAGE sql {DEFINER} AS $$
    SELECT case_id FROM cases_accesses() WHERE kind = 'manager'
$$;

-- A new case belongs to a client whom nobody has yet, or whom the person may open.
CREATE FUNCTION cases_may_take(client uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT NOT EXISTS (SELECT FROM cases_case c WHERE c.client_id = client)
        OR client IN (SELECT cases_open_clients())
$$;

-- Access is given by who manages the case, to somebody who works on cases for the same carrier.
CREATE FUNCTION cases_may_give(one uuid, client uuid, carrier uuid, person uuid) RETURNS boolean
LANGUAGE sql {DEFINER} AS $$
    SELECT cases_works(person, carrier) AND EXISTS (
        SELECT FROM cases_case c WHERE c.id = one AND c.client_id = client AND c.carrier_id = carrier
          AND c.manager_id = cases_actor()
    )
$$;

-- With its last case a client goes too. Answers for clients only whom the person may open.
CREATE FUNCTION cases_last(one uuid, client uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT client IN (SELECT cases_open_clients())
       AND NOT EXISTS (SELECT FROM cases_case c WHERE c.client_id = client AND c.id <> one)
$$;

CREATE FUNCTION cases_may_hint() RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM accounts_grant g
        WHERE g.user_id = cases_actor() AND g.role IN ('case_manager', 'advice_service') AND {HOLDS}
    )
$$;

-- Numbers for a team lead: how many cases each person manages, by phase. Never which.
CREATE FUNCTION cases_numbers() RETURNS TABLE (carrier_id uuid, manager_id uuid, phase text, cases bigint)
LANGUAGE sql {DEFINER} AS $$
    SELECT c.carrier_id, c.manager_id, c.phase, count(*) FROM cases_case c
    WHERE c.carrier_id IN (
        SELECT g.carrier_id FROM accounts_grant g
        WHERE g.user_id = cases_actor() AND g.role = 'team_lead' AND {HOLDS}
    )
    GROUP BY c.carrier_id, c.manager_id, c.phase
$$;
"""

OPEN = "= ANY (ARRAY(SELECT cases_open()))"
OPEN_CLIENTS = "= ANY (ARRAY(SELECT cases_open_clients()))"
MANAGED = "= ANY (ARRAY(SELECT cases_managed()))"
AT_GATE = f"current_setting('app.actor', true) = '{GATE}'"
# Table: policies as (command, using, with check).
POLICIES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "cases_client": (
        ("SELECT", f"id {OPEN_CLIENTS}", ""),
        ("INSERT", "", "cases_works((SELECT cases_actor()), carrier_id)"),
        ("UPDATE", f"id {OPEN_CLIENTS}", "cases_works((SELECT cases_actor()), carrier_id)"),
        ("DELETE", f"id {OPEN_CLIENTS}", ""),
    ),
    "cases_case": (
        ("SELECT", f"id {OPEN}", ""),
        (
            "INSERT",
            "",
            "manager_id = (SELECT cases_actor()) AND cases_works(manager_id, carrier_id) AND cases_may_take(client_id)",
        ),
        ("UPDATE", f"id {OPEN}", "cases_works(manager_id, carrier_id)"),
        ("DELETE", f"id {MANAGED}", ""),
    ),
    "cases_caseaccess": (
        ("SELECT", f"case_id {OPEN}", ""),
        ("INSERT", "", "cases_may_give(case_id, client_id, carrier_id, user_id)"),
        ("UPDATE", f"case_id {MANAGED}", f"case_id {MANAGED}"),
        ("DELETE", f"case_id {MANAGED}", ""),
    ),
    "cases_nametoken": (("ALL", f"client_id {OPEN_CLIENTS}", f"client_id {OPEN_CLIENTS}"),),
    "cases_concern": (("ALL", f"case_id {OPEN}", f"case_id {OPEN}"),),
    "cases_senthint": (("ALL", f"case_id {OPEN}", f"case_id {OPEN}"),),
    "cases_consent": (("ALL", f"case_id {OPEN}", f"case_id {OPEN}"),),
    "cases_casecontact": (("ALL", f"case_id {OPEN}", f"case_id {OPEN}"),),
    "cases_readlog": (
        ("SELECT", f"case_id {OPEN}", ""),
        ("INSERT", "", "user_id = (SELECT cases_actor())"),
        ("DELETE", f"case_id {MANAGED}", ""),
    ),
    "cases_erasure": (
        (
            "SELECT",
            f"user_id = (SELECT cases_actor()) OR current_setting('app.actor', true) = '{RETENTION}'",
            "",
        ),
        (
            "INSERT",
            "",
            f"user_id = (SELECT cases_actor()) OR current_setting('app.actor', true) = '{RETENTION}'",
        ),
    ),
    "cases_queuedhint": (
        ("SELECT", AT_GATE, ""),
        ("INSERT", "", "(SELECT cases_may_hint())"),
        ("DELETE", AT_GATE, ""),
    ),
    "cases_gatecount": (("ALL", AT_GATE, AT_GATE),),
}

# The wall of law.md no. 1 below all code: nobody of a residence authority ever holds a role of this room.
WALL = f"""
CREATE FUNCTION cases_wall() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE crossed boolean;
BEGIN
    SELECT EXISTS (
        SELECT FROM accounts_grant g
        JOIN accounts_user u ON u.id = g.user_id
        LEFT JOIN accounts_carrier own ON own.id = u.carrier_id
        LEFT JOIN accounts_carrier reach ON reach.id = g.carrier_id
        WHERE g.role IN ('case_manager', 'team_lead') AND g.revoked_at IS NULL
          AND (g.valid_until IS NULL OR g.valid_until >= cases_day())
          AND (own.kind IN {RESIDENCE} OR reach.kind IN {RESIDENCE})
          AND CASE TG_TABLE_NAME WHEN 'accounts_grant' THEN g.id = NEW.id
                                 WHEN 'accounts_user' THEN u.id = NEW.id
                                 ELSE NEW.id IN (own.id, reach.id) END
    ) INTO crossed;
    IF crossed THEN
        RAISE EXCEPTION 'Ausländer- und Einbürgerungsbehörden haben in Fallakten keine Rolle.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_wall';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER cases_wall AFTER INSERT OR UPDATE ON accounts_grant FOR EACH ROW
    WHEN (NEW.role IN ('case_manager', 'team_lead')) EXECUTE FUNCTION cases_wall();
CREATE TRIGGER cases_wall AFTER UPDATE OF carrier_id ON accounts_user FOR EACH ROW
    WHEN (OLD.carrier_id IS DISTINCT FROM NEW.carrier_id) EXECUTE FUNCTION cases_wall();
CREATE TRIGGER cases_wall AFTER UPDATE OF kind ON accounts_carrier FOR EACH ROW
    WHEN (OLD.kind IS DISTINCT FROM NEW.kind) EXECUTE FUNCTION cases_wall();

-- A case changes hands only by the hand of who manages it, and never its client or carrier.
CREATE FUNCTION cases_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.client_id <> NEW.client_id OR OLD.carrier_id <> NEW.carrier_id
       OR (OLD.manager_id <> NEW.manager_id AND OLD.manager_id IS DISTINCT FROM cases_actor()) THEN
        RAISE EXCEPTION 'Einen Fall übergibt nur, wer ihn führt.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_stays BEFORE UPDATE OF client_id, carrier_id, manager_id ON cases_case
    FOR EACH ROW EXECUTE FUNCTION cases_stays();

-- An access is changed in its end only: neither person nor case nor kind.
CREATE FUNCTION cases_access_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.case_id, OLD.client_id, OLD.carrier_id, OLD.user_id, OLD.kind, OLD.valid_from)
       IS DISTINCT FROM (NEW.case_id, NEW.client_id, NEW.carrier_id, NEW.user_id, NEW.kind, NEW.valid_from) THEN
        RAISE EXCEPTION 'An einem Zugang ändert sich nur sein Ende.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_access_stays BEFORE UPDATE ON cases_caseaccess
    FOR EACH ROW EXECUTE FUNCTION cases_access_stays();
"""


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
    """The policies name both roles: one for everybody would ask itself when the owner's functions read."""
    from django.db import connections

    from augenhoehe.core.database import app_role

    owner = connections["owner"].settings_dict["USER"]
    for statement in (FUNCTIONS, _policies(app_role(), owner), WALL):
        schema_editor.execute(statement)
