"""The walls around interviews as SQL, for their migration: who opens what is decided by the database (ADR 0022).

As in the case files (ADR 0010), and with functions of its own: the two rooms share nothing. Who holds the role of an
institute, for the carrier that a study is commissioned with, and with an end date, opens that study; nobody else does.
"""

from __future__ import annotations

from typing import Any

DEFINER = "STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
RESIDENCE = "('residence_authority', 'naturalisation')"
# Under these names the programme itself acts: the gate on its queue, the deletion run on what is due (core.closed).
GATE = "6a7e0000-0000-4000-8000-000000000000"
RETENTION = "f0270000-0000-4000-8000-000000000000"
# Findings outlive the raw data by three years (to be checked); rules/interviews.py says the same.
KEPT_DAYS = 3 * 365

FUNCTIONS = f"""
CREATE FUNCTION studies_day() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (now() AT TIME ZONE 'Europe/Berlin')::date
$$;

-- Who acts: nobody when unset, no id, without an active account, or from a residence authority (law.md no. 1).
CREATE FUNCTION studies_actor() RETURNS uuid LANGUAGE sql {DEFINER} AS $$
    SELECT u.id FROM accounts_user u LEFT JOIN accounts_carrier c ON c.id = u.carrier_id
    WHERE u.id = CASE WHEN current_setting('app.actor', true) ~ '^[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$'
                      THEN current_setting('app.actor', true)::uuid END
      AND u.is_active AND (c.kind IS NULL OR c.kind NOT IN {RESIDENCE})
$$;

-- The studies whose interviews the acting person may open today. A role without an end opens none.
CREATE FUNCTION studies_open() RETURNS SETOF uuid LANGUAGE sql {DEFINER} AS $$
    SELECT s.id FROM studies_study s JOIN accounts_grant g ON g.carrier_id = s.institute_id
    WHERE g.user_id = (SELECT studies_actor()) AND g.role = 'institute' AND g.revoked_at IS NULL
      AND g.valid_from <= (SELECT studies_day()) AND g.valid_until >= (SELECT studies_day())
      AND s.state <> 'draft'
$$;

-- Whose raw data are due: for the deletion run, and for nobody else.
CREATE FUNCTION studies_due() RETURNS SETOF uuid LANGUAGE sql {DEFINER} AS $$
    SELECT s.id FROM studies_study s
    WHERE current_setting('app.actor', true) = '{RETENTION}' AND s.raw_until <= (SELECT studies_day())
$$;

-- Studies of which nothing may be left: three years after the raw data; for the deletion run alone.
CREATE FUNCTION studies_over() RETURNS SETOF uuid LANGUAGE sql {DEFINER} AS $$
    SELECT s.id FROM studies_study s
    WHERE current_setting('app.actor', true) = '{RETENTION}' AND s.raw_until + {KEPT_DAYS} <= (SELECT studies_day())
$$;

-- Anybody may nominate themselves while a published study takes nominations.
CREATE FUNCTION studies_asks_for_people(study uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM studies_study s WHERE s.id = study AND s.published_on IS NOT NULL AND s.state = 'running'
          AND s.nominations_until >= (SELECT studies_day()) AND s.raw_until >= (SELECT studies_day())
    )
$$;

-- How far a study is, for who manages it: how many interviews stand where. Never which, and nothing of people.
CREATE FUNCTION studies_numbers(study uuid) RETURNS TABLE (state text, interviews bigint) LANGUAGE sql {DEFINER} AS $$
    SELECT i.state, count(*) FROM studies_closed_interview i
    WHERE i.study_id = study AND EXISTS (
        SELECT FROM accounts_grant g
        WHERE g.user_id = studies_actor() AND g.role = 'coordination' AND g.revoked_at IS NULL
          AND g.valid_from <= studies_day() AND (g.valid_until IS NULL OR g.valid_until >= studies_day())
    )
    GROUP BY i.state
$$;
"""
OPEN = "= ANY (ARRAY(SELECT studies_open()))"
DUE = "= ANY (ARRAY(SELECT studies_due()))"
OVER_NOW = "= ANY (ARRAY(SELECT studies_over()))"
AT_GATE = f"current_setting('app.actor', true) = '{GATE}'"
CLEANING = f"current_setting('app.actor', true) = '{RETENTION}'"
OVER = f"({CLEANING} AND erase_on <= (SELECT studies_day()))"
# Table: policies as (command, using, with check).
POLICIES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "studies_closed_interview": (
        ("SELECT", f"study_id {OPEN} OR study_id {DUE}", ""),
        ("INSERT", "", f"study_id {OPEN}"),
        ("UPDATE", f"study_id {OPEN} OR study_id {DUE}", f"study_id {OPEN} OR study_id {DUE}"),
        ("DELETE", f"study_id {OPEN} OR study_id {OVER_NOW}", ""),
    ),
    "studies_closed_consent": (
        ("SELECT", f"study_id {OPEN} OR study_id {DUE}", ""),
        ("INSERT", "", f"study_id {OPEN}"),
        ("DELETE", f"study_id {OPEN} OR study_id {DUE}", ""),
    ),
    "studies_closed_finding": (
        ("SELECT", f"study_id {OPEN} OR study_id {OVER_NOW}", ""),
        ("INSERT", "", f"study_id {OPEN}"),
        ("UPDATE", f"study_id {OPEN}", f"study_id {OPEN}"),
        ("DELETE", f"study_id {OPEN} OR study_id {OVER_NOW}", ""),
    ),
    "studies_closed_readlog": (
        ("SELECT", f"study_id {OPEN} OR study_id {OVER_NOW}", ""),
        ("INSERT", "", f"study_id {OPEN} AND user_id = (SELECT studies_actor())"),
        ("DELETE", f"study_id {OPEN} OR study_id {OVER_NOW}", ""),
    ),
    "studies_closed_erasure": (
        ("SELECT", f"study_id {OPEN} OR {CLEANING}", ""),
        ("INSERT", "", f"study_id {OPEN} OR {CLEANING}"),
    ),
    "studies_closed_nomination": (
        ("SELECT", f"study_id {OPEN} OR {OVER}", ""),
        ("INSERT", "", "studies_asks_for_people(study_id)"),
        ("DELETE", f"study_id {OPEN} OR {OVER}", ""),
    ),
    "studies_closed_queue": (
        ("SELECT", AT_GATE, ""),
        ("INSERT", "", "EXISTS (SELECT FROM studies_open())"),
        ("DELETE", AT_GATE, ""),
    ),
}
# An interview never moves to another study, where others would read it.
STAYS = """
CREATE FUNCTION studies_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.study_id <> NEW.study_id THEN
        RAISE EXCEPTION 'Ein Interview bleibt in seiner Studie.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER studies_stays BEFORE UPDATE ON studies_closed_interview
    FOR EACH ROW EXECUTE FUNCTION studies_stays();
CREATE TRIGGER studies_stays BEFORE UPDATE ON studies_closed_finding
    FOR EACH ROW EXECUTE FUNCTION studies_stays();

-- What was commissioned stays with whom it was commissioned, once somebody may have been interviewed.
CREATE FUNCTION studies_institute_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.institute_id <> NEW.institute_id AND OLD.state <> 'draft' THEN
        RAISE EXCEPTION 'Das Institut einer laufenden Studie ändert sich nicht.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER studies_institute_stays BEFORE UPDATE ON studies_study
    FOR EACH ROW EXECUTE FUNCTION studies_institute_stays();
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
    from django.db import connections

    from augenhoehe.core.database import app_role

    owner = connections["owner"].settings_dict["USER"]
    for statement in (FUNCTIONS, _policies(app_role(), owner), STAYS):
        schema_editor.execute(statement)
