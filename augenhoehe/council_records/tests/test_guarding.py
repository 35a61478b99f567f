"""Where a fetch may go: never to what only this machine can reach (server-side request forgery)."""

from __future__ import annotations

import pytest

from augenhoehe.core.refused import Refused
from augenhoehe.council_records.oparl import fetching, guarding
from augenhoehe.council_records.oparl.fetching import Fetcher, Unreadable


def resolving(*addresses: str):
    return lambda host, port: list(addresses)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "172.16.0.1", "0.0.0.1", "::1", "fe80::1%eth0",
     "fd00::1", "::ffff:127.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_an_address_of_the_own_net_is_refused(address):
    with pytest.raises(Refused, match="nicht im Internet"):
        guarding.target("https://rat.example/system", (), resolving(address))


def test_one_private_address_among_public_ones_is_refused():
    with pytest.raises(Refused, match="nicht im Internet"):
        guarding.target("https://rat.example/", (), resolving("93.184.216.34", "10.0.0.1"))


def test_an_allowed_machine_counts_only_with_its_port():
    assert guarding.target("http://ris.intern:8080/", {"ris.intern:8080"}, resolving("10.0.0.8"))[1] == "10.0.0.8"
    with pytest.raises(Refused):
        guarding.target("http://ris.intern:22/", {"ris.intern:8080"}, resolving("10.0.0.8"))


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://rat.example/", "http://rat.example/", "https://", "https://a:b@rat.example/",
            "gopher://rat.example", "https://rat.example:99999/", "javascript:alert(1)"],
)  # fmt: skip
def test_only_https_addresses_without_passwords_are_read(url):
    with pytest.raises(Refused):
        guarding.target(url, (), resolving("93.184.216.34"))


def test_the_name_is_asked_once_so_that_a_second_answer_leads_nowhere():
    asked = []

    def changing(host, port):
        asked.append(host)
        return ["93.184.216.34"] if len(asked) == 1 else ["127.0.0.1"]

    parts, address = guarding.target("https://rat.example/", (), changing)
    assert (parts.hostname, address, asked) == ("rat.example", "93.184.216.34", ["rat.example"])


def test_an_address_inside_the_answers_is_not_fetched_either(monkeypatch):
    fetch = Fetcher("https://rat.example", resolve=resolving("127.0.0.1"), sleep=lambda _seconds: None)
    with pytest.raises(Unreadable, match="nicht im Internet"):
        fetch.json("https://rat.example/paper")


def test_double_slashes_and_spaces_are_mended():
    assert guarding.tidy_url(" https://rat.example//a//b c?x=1#y ") == "https://rat.example/a/b%20c?x=1"


def test_a_page_that_is_too_big_is_left(monkeypatch):
    class Answer:
        def read(self, size):
            return b"x" * size

    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    with pytest.raises(Unreadable, match="größer als"):
        Fetcher("https://rat.example")._read("https://rat.example", Answer())  # type: ignore[arg-type]


def test_requests_keep_their_distance():
    slept, at = [], [0.0]
    fetch = Fetcher("https://rat.example", pause=0.5, sleep=slept.append, moment=lambda: at[0])
    for moment in (0.0, 0.2, 5.0):
        at[0] = moment
        fetch._be_polite()
    assert slept == [pytest.approx(0.3)]
