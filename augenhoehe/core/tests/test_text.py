import pytest

from augenhoehe.core import text


def test_cleaning_keeps_what_a_person_wrote_and_drops_control_characters():
    assert text.clean("Hallo\u200b  Welt\r\n\r\n\r\n\r\nEnde\x00") == "Hallo Welt\n\nEnde"


@pytest.mark.django_db
def test_tests_run_under_the_application_role():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolbypassrls, rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("augenhoehe_app", False, False)
