"""One field says how a seat came about, and deputies are named in one way; what was entered is carried over."""

from typing import Any

from django.db import migrations, models

from augenhoehe.core import clock


def basis_of(basis: str, group: str) -> str:
    """What both fields said together: the quorum has counted by the group, so what it counted stays."""
    if group in ("elected", "council", "expert"):
        return group
    if group == "appointed" and basis in ("", "elected"):
        return group
    return basis


def carry_over(apps: Any, schema_editor: Any) -> None:
    # The owner's connection, which holds the tables; the program's own would wait for it for ever.
    alias = schema_editor.connection.alias
    seats = apps.get_model("committees", "Seat").objects.using(alias)
    deputies = apps.get_model("committees", "NamedDeputy").objects.using(alias)
    for seat in seats.exclude(group="", deputy="").order_by("pk"):
        seats.filter(pk=seat.pk).update(basis=basis_of(seat.basis, seat.group))
        name = seat.deputy.strip()
        if name and not deputies.filter(seat=seat, name__iexact=name).exists():
            deputies.create(seat=seat, name=name, email="", language="de", named_at=clock.now())


def carry_back(apps: Any, schema_editor: Any) -> None:
    """The two fields again; a deputy without an address becomes the text it was."""
    alias = schema_editor.connection.alias
    seats = apps.get_model("committees", "Seat").objects.using(alias)
    deputies = apps.get_model("committees", "NamedDeputy").objects.using(alias)
    for basis in ("elected", "council", "appointed", "expert"):
        seats.filter(basis=basis).update(group=basis)
    seats.filter(basis__in=("council", "expert")).update(basis="")
    for one in deputies.filter(email="").order_by("-named_at", "-id"):
        seats.filter(pk=one.seat_id).update(deputy=one.name)
        deputies.filter(pk=one.pk).delete()


class Migration(migrations.Migration):
    dependencies = [("committees", "0009_course_and_minutes")]

    operations = [
        migrations.RemoveConstraint(model_name="nameddeputy", name="deputy_named_once_per_seat"),
        migrations.AlterField(
            model_name="nameddeputy",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="E-Mail"),
        ),
        migrations.AddConstraint(
            model_name="nameddeputy",
            constraint=models.UniqueConstraint(
                condition=models.Q(("email", ""), _negated=True),
                fields=("seat", "email"),
                name="deputy_named_once_per_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="nameddeputy",
            constraint=models.UniqueConstraint(
                condition=models.Q(("email", "")), fields=("seat", "name"), name="deputy_without_address_once_per_seat"
            ),
        ),
        migrations.AlterField(
            model_name="seat",
            name="basis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("elected", "gewählt"),
                    ("council", "vom Rat bestellt"),
                    ("appointed", "bestellt"),
                    ("delegated", "entsandt"),
                    ("office", "kraft Amtes"),
                    ("expert", "sachkundig"),
                ],
                max_length=10,
                verbose_name="Wie der Sitz zustande kam",
            ),
        ),
        # Checked at once: PostgreSQL alters no table that still waits for the check of a foreign key.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL IMMEDIATE"),
        migrations.RunPython(carry_over, carry_back),
        migrations.RemoveField(model_name="seat", name="group"),
        migrations.RemoveField(model_name="seat", name="deputy"),
    ]
