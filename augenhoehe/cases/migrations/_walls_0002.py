"""The walls of reassignment: a team lead hands cases on without ever finding one (domain.md 3.4).

`cases_reassign` is the only way by which somebody else than the manager changes who manages a case. It runs as
the owner, asks itself who acts, gives back how many cases changed hands, and never which.
"""

from __future__ import annotations

from typing import Any

from ._walls_0001 import DEFINER, HOLDS

LEADS = f"""
-- Does the acting person lead the team of a carrier today?
CREATE FUNCTION cases_leads(carrier uuid) RETURNS boolean LANGUAGE sql {DEFINER} AS $$
    SELECT EXISTS (
        SELECT FROM accounts_grant g
        WHERE g.user_id = cases_actor() AND g.role = 'team_lead' AND g.carrier_id = carrier AND {HOLDS}
    )
$$;

-- How many cases of a person each colleague deputises today: whom a team lead asks first. Never which.
CREATE FUNCTION cases_stand_ins(person uuid) RETURNS TABLE (user_id uuid, cases bigint) LANGUAGE sql {DEFINER} AS $$
    SELECT a.user_id, count(*) FROM cases_case c JOIN cases_caseaccess a ON a.case_id = c.id
    WHERE c.manager_id = person AND cases_leads(c.carrier_id) AND a.kind = 'deputy'
      AND a.valid_from <= cases_day() AND a.valid_until >= cases_day()
    GROUP BY a.user_id
$$;

-- How many cases others took out of the acting person's hands in the last two weeks, and when last.
CREATE FUNCTION cases_taken_away() RETURNS TABLE (cases bigint, last date) LANGUAGE sql {DEFINER} AS $$
    SELECT count(DISTINCT mine.case_id), max(next.valid_from) FROM cases_caseaccess mine
    JOIN cases_caseaccess next ON next.case_id = mine.case_id AND next.kind = 'manager'
     AND next.valid_from > mine.valid_until AND next.valid_from >= cases_day() - 14
    WHERE mine.user_id = cases_actor() AND mine.kind = 'manager'
      AND next.user_id <> mine.user_id AND next.handed_by_id <> mine.user_id
$$;
"""
REASSIGN = """
CREATE FUNCTION cases_reassign(
    giver uuid, taker uuid, phases text[], numbers text[], most integer, seen bigint, why text, moment timestamptz
) RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    lead uuid := cases_actor();
    day date := LEAST((moment AT TIME ZONE 'Europe/Berlin')::date, cases_day());
    one record;
    handed integer := 0;
BEGIN
    -- Who hands out never takes: a lead would open by the back door what stays shut to leads.
    IF lead IS NULL OR taker = lead OR taker = giver THEN
        RETURN 0;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('cases_reassign ' || giver::text, 0));
    IF seen <> (SELECT count(*) FROM cases_case c WHERE c.manager_id = giver AND cases_leads(c.carrier_id)) THEN
        RETURN -1;
    END IF;
    FOR one IN
        SELECT c.id, c.client_id, c.carrier_id FROM cases_case c
        WHERE c.manager_id = giver AND cases_leads(c.carrier_id) AND cases_works(taker, c.carrier_id)
          AND CASE WHEN cardinality(numbers) > 0 THEN c.number_digest = ANY (numbers) ELSE c.phase = ANY (phases) END
        -- First those that the new person knows already from standing in.
        ORDER BY EXISTS (
            SELECT FROM cases_caseaccess a
            WHERE a.case_id = c.id AND a.user_id = taker AND a.valid_from <= day AND a.valid_until >= day
        ) DESC, random()
        LIMIT most FOR UPDATE OF c
    LOOP
        -- Whoever managed it reads no more from now on, and nobody deputises for themselves.
        UPDATE cases_caseaccess SET valid_until = GREATEST(day, valid_from) - 1
        WHERE case_id = one.id AND (valid_until IS NULL OR valid_until >= day)
          AND (kind = 'manager' OR user_id IN (giver, taker));
        UPDATE cases_case SET manager_id = taker, changed_on = day, revision = revision + 1 WHERE id = one.id;
        INSERT INTO cases_caseaccess
            (id, case_id, client_id, carrier_id, user_id, kind, valid_from, handed_by_id)
        VALUES (gen_random_uuid(), one.id, one.client_id, one.carrier_id, taker, 'manager', day, lead);
        INSERT INTO cases_readlog (id, case_id, user_id, at, verb)
        VALUES (gen_random_uuid(), one.id, lead, moment, 'reassign.' || why);
        handed := handed + 1;
    END LOOP;
    RETURN handed;
END $$;

-- A case changes hands by the hand of who manages it or by `cases_reassign`, and never its client or carrier.
CREATE OR REPLACE FUNCTION cases_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.client_id <> NEW.client_id OR OLD.carrier_id <> NEW.carrier_id
       OR (OLD.manager_id <> NEW.manager_id AND OLD.manager_id IS DISTINCT FROM cases_actor()
           AND session_user = current_user) THEN
        RAISE EXCEPTION 'Einen Fall übergibt, wer ihn führt, oder die Teamleitung.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""


def build(apps: Any, schema_editor: Any) -> None:
    for statement in (LEADS, REASSIGN):
        schema_editor.execute(statement)
