"""The word list: what counts as a word, what is near, and that writers never wait for each other."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from augenhoehe.search.models import Document, NewWord, Word
from augenhoehe.search.operations import learn_words, settle_words
from augenhoehe.search.spelling import beginnings, folded, nearest
from augenhoehe.search.words import words_in


def test_words_have_three_letters_no_digits_and_any_script():
    text = "Am Bahnhof S8: 14 Busse, Kita-Auskunft! Дитина و للأطفال x2y"
    assert words_in(text) == {"bahnhof", "busse", "kita", "auskunft", "kita-auskunft", "дитина", "للأطفال"}


@pytest.mark.parametrize(
    ("one", "other"), [("Bürgeramt", "Buergeramt"), ("Straße", "Strase"), ("Kita-Auskunft", "kitaauskunft")]
)
def test_dots_hyphens_and_sharp_s_make_no_difference(one, other):
    assert folded(one) == folded(other)


def test_a_known_short_word_is_meant_as_it_is():
    assert nearest("kind", ["rind", "wind"], known=True) == []
    assert nearest("kidn", ["kind", "rinder"], known=False) == ["kind"]


def test_a_long_word_may_begin_with_what_sounds_the_same():
    assert beginnings("karitas") == ["caritas"]
    assert beginnings("kita") == []
    assert nearest("karitas", ["caritasverband", "kariert"], known=False) == ["caritasverband"]
    assert nearest("karitas", ["caritasverband"], known=True) == []


def test_two_letters_are_never_corrected():
    assert nearest("ab", ["am", "an"], known=False) == []


@pytest.mark.django_db
def test_a_word_is_kept_once():
    learn_words("Kita Kita", "kita")
    learn_words("KITA Schule")
    settle_words()
    learn_words("Kita")
    assert sorted(Word.objects.values_list("word", flat=True)) == ["kita", "schule"]
    assert not NewWord.objects.exists()


def test_operations_that_meet_the_same_new_words_in_opposite_order_never_block(committed):
    """Inside long transactions with a unique word list this is a deadlock."""
    barrier = threading.Barrier(8)
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]

    def write(turn):
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL lock_timeout = '2s'")
                barrier.wait()
                for word in words if turn % 2 else reversed(words):
                    learn_words(word)
                barrier.wait()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    settle_words()
    assert sorted(Word.objects.values_list("word", flat=True)) == sorted(words)


def test_words_settle_once_although_two_workers_try(committed):
    learn_words("Kita Schule Bus")
    barrier = threading.Barrier(4)

    def settle(_):
        barrier.wait()
        try:
            return settle_words()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(settle, range(4))) == 3
    assert Word.objects.count() == 3


@pytest.mark.django_db
def test_words_of_what_was_rolled_back_are_unknown():
    with pytest.raises(RuntimeError), transaction.atomic():
        learn_words("Kita")
        raise RuntimeError
    assert not NewWord.objects.exists()


@pytest.mark.django_db
def test_the_search_is_rebuilt_from_the_journal(capsys):
    from augenhoehe.journal.tests.factories import a_public_thread, a_thread

    a_public_thread("Kita-Auskunft")
    a_thread("Entwurf")
    settle_words()
    before = sorted(Document.objects.values_list("kind", "object_id", "language", "scope", "title", "body", "url"))
    Document.objects.all().delete()
    Word.objects.create(word="überbleibsel")
    call_command("search", "rebuild", "--woerter")
    after = sorted(Document.objects.values_list("kind", "object_id", "language", "scope", "title", "body", "url"))
    assert [row for row in after if row[0] == "thread"] == before
    assert Word.objects.filter(word="kita").exists()
    assert not Word.objects.filter(word="überbleibsel").exists()
    assert "Vorgang: 2" in capsys.readouterr().out


def test_an_unknown_kind_is_named(db):
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("search", "rebuild", "--art", "unsinn")
