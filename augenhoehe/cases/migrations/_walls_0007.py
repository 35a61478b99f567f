"""How many people a carrier had a file for, told to nobody but the release of figures (docs/zahlen.md)."""

from __future__ import annotations

from typing import Any

from ._walls_0001 import DEFINER
from ._walls_0006 import COUNTING

ADVISED = f"""
-- Who is only asking for a place has no file that anybody advises on yet.
CREATE FUNCTION cases_advised(since date, until date) RETURNS TABLE (carrier_id uuid, people bigint)
LANGUAGE sql {DEFINER} AS $$
    SELECT c.carrier_id, count(DISTINCT c.client_id) FROM cases_case c
    WHERE current_setting('app.actor', true) = '{COUNTING}' AND c.phase <> 'request'
      AND c.opened_on <= until AND (c.closed_on IS NULL OR c.closed_on >= since)
    GROUP BY c.carrier_id
$$;
"""


def build(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(ADVISED)
