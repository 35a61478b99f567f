"""docs/anforderungen.md is complete and does not promise what no test shows."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (S\d-\d+) \| (.+) \| (\S+) \| (läuft|teilweise|offen) \| (.+) \| (.+) \|$", re.M)
ROWS = ROW.findall((ROOT / "docs" / "anforderungen.md").read_text(encoding="utf-8"))


def test_all_189_requirements_stand_in_the_table_once():
    counts = Counter(row[0].split("-")[0] for row in ROWS)
    assert counts == {"S0": 31, "S1": 43, "S2": 41, "S3": 38, "S4": 36}
    assert len({row[0] for row in ROWS}) == 189


def test_whoever_says_that_something_works_names_a_page_and_a_test_that_exists():
    for number, _text, _zone, state, page, test in ROWS:
        if state == "offen":
            continue
        assert page != "–", number
        for named in re.findall(r"`([^`]+)`", test) or [""]:
            assert (ROOT / "augenhoehe" / named).is_file() or (ROOT / named).is_file(), (number, named)
