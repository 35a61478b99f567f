"""Many public search documents, for measuring the search over everything public (`augenhoehe bench --documents N`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction

from augenhoehe.search.models import Document
from augenhoehe.search.operations import learn_words

# Often used ones first: in real texts a few words stand everywhere and most stand nowhere.
_SAID = """
Kita Schule Antrag Termin Amt Bescheid Sprachmittlung Deutschkurs Wohnung Arbeit Ausbildung Gesundheit Praxis
Bus Elternabend Formular Beratung Verein Kommune Ausschuss Anregung Vorlage Beschluss Umsetzung Maßnahme
Jugendamt Sozialamt Ausländerbehörde Integrationskurs Anerkennung Zeugnis Unterkunft Nachbarschaft Ehrenamt
Begleitung Dolmetschen Übersetzung Internet Telefon Öffnungszeit Wartezeit Kinderbetreuung Hort Ferien
Schwimmkurs Sportverein Bibliothek Spielplatz Bürgerbüro Meldebestätigung Führerschein Krankenkasse Hebamme
Frauenhaus Diskriminierung Moschee Gemeinde Begegnung Sommerfest Fahrrad Verkehr Haltestelle Miete Heizung
Strom Rente Pflege Inklusion
"""
WORDS = tuple(_SAID.split())
EACH = 20_000
FILL = """
INSERT INTO search_document (id, kind, object_id, language, scope, title, body, url, visible_from, changed_at, tags)
SELECT gen_random_uuid(), (ARRAY['thread', 'offer', 'organisation', 'measure', 'paper'])[1 + number %% 5],
       gen_random_uuid(), 'de', 'public', said.words[1] || ' und ' || said.words[2] || ' ' || number,
       array_to_string(said.words, ' '), '/vorgaenge/', %(at)s, %(at)s::timestamptz - number * interval '1 minute',
       ARRAY['word:' || lower(said.words[1])]
FROM generate_series(%(first)s, %(last)s) AS number,
LATERAL (
    SELECT array_agg((%(words)s::text[])[1 + floor(power(random(), 3) * cardinality(%(words)s::text[]))::int]) AS words
    FROM generate_series(1, 40 + number %% 2)
) AS said
"""


def fill_documents(wanted: int, *, at: datetime, progress: Callable[[str], None] = lambda line: None) -> int:
    """Fill up to so many public documents; gives how many came in."""
    there = Document.objects.filter(scope=Document.Scope.PUBLIC).count()
    for first in range(there + 1, wanted + 1, EACH):
        last = min(first + EACH - 1, wanted)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(FILL, {"at": at, "first": first, "last": last, "words": list(WORDS)})
        progress(f"{last} Suchdokumente")
    learn_words(" ".join(WORDS))
    return max(wanted - there, 0)
