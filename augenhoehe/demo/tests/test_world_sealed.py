"""A dump of the whole demo, taken by a superuser, holds no name, text or number of the demo's clients."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from django.db import connections

from augenhoehe.accounts.queries import actor_of
from augenhoehe.cases.models import Case, SentHint
from augenhoehe.core import clock
from augenhoehe.core.backup import tools
from augenhoehe.core.closed import closed_room
from augenhoehe.demo.queries import account_of
from augenhoehe.demo.world.files import FILES
from augenhoehe.structure.models import Hint
from tests import plugin

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture(scope="module")
def dump(world: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Past every wall: not as application, not as owner, but as who may read every table."""
    target: Path = tmp_path_factory.mktemp("dump") / "demo.sql"
    name = connections["default"].settings_dict["NAME"]
    superuser = plugin._embedded().urls(name).superuser
    program = tools.tool("pg_dump", tools.server_version())
    subprocess.run([program, f"--dbname={superuser}", f"--file={target}"], check=True)
    return target.read_text(encoding="utf-8")


def words_of_the_files() -> list[str]:
    found: list[str] = []
    for text in FILES:
        who = text.who
        # A year of birth alone names nobody, and stands in a dump many times.
        found += [*who.names, who.phone, who.address, who.born if "." in who.born else ""]
        found += [text.request, text.agreement, text.reopens, *(words for _, words in text.contacts)]
        found += [part for wish in text.wishes for part in (wish.wording, wish.result)]
    return [one for one in found if one]


def numbers_of_the_files() -> list[str]:
    """File numbers and hint numbers, as who may open the files reads them."""
    found: list[str] = []
    for letter in "cd":
        actor = actor_of(account_of(letter), at=clock.now(), second_factor=True)
        with closed_room(actor):
            found += [one.number for one in Case.objects.all()]
            found += [one.code for one in SentHint.objects.all() if not one.takes_back]
    return found


def stands_in(text: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def test_no_word_and_no_number_of_a_file_stands_in_it(dump: str):
    secrets = words_of_the_files() + numbers_of_the_files()
    assert len(secrets) > 60
    assert [one for one in secrets if stands_in(dump, one)] == []


def test_the_dump_is_whole_and_the_search_finds_what_is_there(dump: str):
    """All cases with their shells are in it, and so are the words of hints, which are nobody's."""
    assert dump.count("COPY public.cases_") >= 12
    shells = dump.split("COPY public.cases_case ")[1].split("\\.")[0].strip().splitlines()[1:]
    assert len(shells) == len(FILES)
    problem = Hint.objects.filter(language="de", state="bundled").values_list("problem", flat=True).first()
    assert problem and stands_in(dump, problem)
