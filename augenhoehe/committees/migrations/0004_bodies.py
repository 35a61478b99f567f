import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import augenhoehe.core.ids
import augenhoehe.core.multilingual


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0003_deputies_and_hearing"),
        ("organisations", "0008_training"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="committee",
            name="about",
            field=augenhoehe.core.multilingual.MultilingualField(
                blank=True, default=dict, verbose_name="Womit sich das Gremium befasst"
            ),
        ),
        migrations.AddField(
            model_name="committee",
            name="designation",
            field=augenhoehe.core.multilingual.MultilingualField(
                blank=True, default=dict, verbose_name="Eigene Bezeichnung der Art"
            ),
        ),
        migrations.AddField(
            model_name="committee",
            name="office_address",
            field=models.CharField(blank=True, max_length=200, verbose_name="Anschrift des Büros"),
        ),
        migrations.AddField(
            model_name="committee",
            name="office_email",
            field=models.EmailField(blank=True, max_length=160, verbose_name="E-Mail des Büros"),
        ),
        migrations.AddField(
            model_name="committee",
            name="office_phone",
            field=models.CharField(blank=True, max_length=40, verbose_name="Telefon des Büros"),
        ),
        migrations.AddField(
            model_name="mandate",
            name="carried_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried_mandates",
                to="committees.committee",
            ),
        ),
        migrations.AddField(
            model_name="seat",
            name="basis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("elected", "gewählt"),
                    ("appointed", "bestellt"),
                    ("delegated", "entsandt"),
                    ("office", "kraft Amtes"),
                ],
                max_length=10,
                verbose_name="Wie der Sitz zustande kam",
            ),
        ),
        migrations.AddField(
            model_name="seat",
            name="list_name",
            field=models.CharField(blank=True, max_length=120, verbose_name="Liste oder Fraktion"),
        ),
        migrations.AddField(
            model_name="seat",
            name="organisation_entry",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="seats",
                to="organisations.organisation",
            ),
        ),
        migrations.CreateModel(
            name="Election",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField(verbose_name="Wahltag")),
                ("begun_at", models.DateTimeField(verbose_name="angelegt am")),
                ("begun_by", models.UUIDField(null=True, verbose_name="angelegt von")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="elections", to="committees.committee"
                    ),
                ),
            ],
            options={
                "verbose_name": "Wahlvorbereitung",
                "verbose_name_plural": "Wahlvorbereitungen",
            },
        ),
        migrations.CreateModel(
            name="ElectionStep",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Was zu tun ist")),
                ("note", models.CharField(blank=True, max_length=400, verbose_name="Worauf zu achten ist")),
                ("days_before", models.SmallIntegerField(verbose_name="Tage vor der Wahl")),
                ("unit", models.CharField(blank=True, max_length=160, verbose_name="Zuständige Stelle")),
                ("own", models.BooleanField(default=False, verbose_name="selbst ergänzt")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="erledigt am")),
                ("done_by", models.UUIDField(blank=True, null=True, verbose_name="erledigt von")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="Ergebnis")),
                (
                    "election",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="committees.election"
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Zuständige Person",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schritt einer Wahlvorbereitung",
                "verbose_name_plural": "Schritte von Wahlvorbereitungen",
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("function", models.CharField(max_length=80, verbose_name="Aufgabe, die übergeht")),
                ("due", models.DateField(verbose_name="übergeben bis")),
                ("notes", models.TextField(blank=True, verbose_name="Was die Nachfolge wissen sollte")),
                ("begun_at", models.DateTimeField(verbose_name="begonnen am")),
                ("begun_by", models.UUIDField(null=True, verbose_name="begonnen von")),
                ("given_at", models.DateTimeField(blank=True, null=True, verbose_name="abgegeben am")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="übernommen am")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="committees.committee",
                    ),
                ),
                (
                    "from_user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="gibt ab",
                    ),
                ),
                (
                    "to_user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="übernimmt",
                    ),
                ),
            ],
            options={
                "verbose_name": "Übergabe",
                "verbose_name_plural": "Übergaben",
            },
        ),
        migrations.CreateModel(
            name="HandOverEntry",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("duty", "Offene Pflicht"),
                            ("item", "Wartet auf das Gremium"),
                            ("station", "Vorlage liegt hier"),
                            ("mandate", "Offener Auftrag"),
                            ("meeting", "Geplante Sitzung"),
                            ("own", "Selbst ergänzt"),
                        ],
                        max_length=10,
                        verbose_name="Woher",
                    ),
                ),
                ("subject_id", models.UUIDField(blank=True, null=True, verbose_name="Kennung der Sache")),
                ("title", models.CharField(max_length=200, verbose_name="Worum es geht")),
                ("url", models.CharField(blank=True, max_length=300, verbose_name="Wo das steht")),
                ("due", models.DateField(blank=True, null=True, verbose_name="bis")),
                ("note", models.TextField(blank=True, verbose_name="Hinweis der Person, die abgibt")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="übernommen am")),
                (
                    "hand_over",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="committees.handover"
                    ),
                ),
            ],
            options={
                "verbose_name": "Zeile einer Übergabe",
                "verbose_name_plural": "Zeilen von Übergaben",
            },
        ),
        migrations.CreateModel(
            name="PopulationFigure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField(verbose_name="Stichtag")),
                ("inhabitants", models.PositiveIntegerField(verbose_name="Einwohnerinnen und Einwohner")),
                ("foreigners", models.PositiveIntegerField(verbose_name="davon ohne deutsche Staatsangehörigkeit")),
                ("source", models.CharField(max_length=300, verbose_name="Quelle")),
                ("entered_at", models.DateTimeField(verbose_name="eingetragen am")),
                ("entered_by", models.UUIDField(null=True, verbose_name="eingetragen von")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="population_figures",
                        to="places.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bevölkerungszahl",
                "verbose_name_plural": "Bevölkerungszahlen",
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Nummer der Wahlperiode")),
                ("starts_on", models.DateField(verbose_name="von")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="bis")),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="committees.committee",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.municipality",
                        verbose_name="ganze Kommune",
                    ),
                ),
            ],
            options={
                "verbose_name": "Wahlperiode",
                "verbose_name_plural": "Wahlperioden",
            },
        ),
        migrations.CreateModel(
            name="CarryOver",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("succession", "Nachfolge"), ("term_end", "Ende der Wahlperiode")],
                        max_length=12,
                        verbose_name="Anlass",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="ab")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="Wo das steht (zu prüfen)")),
                ("begun_at", models.DateTimeField(verbose_name="eingetragen am")),
                ("begun_by", models.UUIDField(null=True, verbose_name="eingetragen von")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="abgeschlossen am")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_from",
                        to="committees.committee",
                        verbose_name="bisher",
                    ),
                ),
                (
                    "to_committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_to",
                        to="committees.committee",
                        verbose_name="künftig",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carry_overs",
                        to="committees.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "Übergang",
                "verbose_name_plural": "Übergänge",
            },
        ),
        migrations.AddField(
            model_name="seat",
            name="term",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="seats",
                to="committees.term",
            ),
        ),
        migrations.CreateModel(
            name="ThresholdRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "must_from",
                    models.PositiveIntegerField(verbose_name="Pflicht ab so vielen ausländischen Einwohnern"),
                ),
                ("request_from", models.PositiveIntegerField(verbose_name="auf Antrag Pflicht ab")),
                (
                    "signatures",
                    models.PositiveIntegerField(verbose_name="so viele Wahlberechtigte müssen es beantragen"),
                ),
                ("source", models.CharField(max_length=300, verbose_name="Wo das steht (zu prüfen)")),
                ("valid_from", models.DateField(verbose_name="gilt ab")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="gilt bis")),
                ("entered_at", models.DateTimeField(verbose_name="eingetragen am")),
                ("entered_by", models.UUIDField(null=True, verbose_name="eingetragen von")),
            ],
            options={
                "verbose_name": "Schwelle nach § 27",
                "verbose_name_plural": "Schwellen nach § 27",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="threshold_names_its_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("request_from__lte", models.F("must_from"))), name="thresholds_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="threshold_ends_after_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                models.Func(
                                    models.F("valid_from"),
                                    models.F("valid_until"),
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            )
                        ],
                        name="one_threshold_per_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyLink",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "title",
                    augenhoehe.core.multilingual.MultilingualField(blank=True, default=dict, verbose_name="Titel"),
                ),
                (
                    "text",
                    augenhoehe.core.multilingual.MultilingualField(
                        blank=True, default=dict, verbose_name="Was dort steht, in einem Satz"
                    ),
                ),
                ("url", models.URLField(max_length=300, verbose_name="Adresse")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="Reihenfolge")),
                ("checked_on", models.DateField(verbose_name="zuletzt geprüft am")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="committees.committee"
                    ),
                ),
            ],
            options={
                "verbose_name": "Link eines Gremiums",
                "verbose_name_plural": "Links von Gremien",
                "constraints": [models.UniqueConstraint(fields=("committee", "url"), name="link_once_in_a_body")],
            },
        ),
        migrations.CreateModel(
            name="BodyRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("invitation_days", models.PositiveSmallIntegerField(verbose_name="Ladungsfrist in Tagen")),
                ("public_meetings", models.BooleanField(verbose_name="tagt in der Regel öffentlich")),
                (
                    "submitters",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("members", "Mitglieder des Gremiums"),
                                ("organisations", "Organisationen, durch ihre eigenen Leute"),
                                ("administration", "Verwaltung von Stadt und Kreis"),
                                ("everybody", "alle mit einem Konto"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="wer vorlegen darf",
                    ),
                ),
                (
                    "minutes_need_approval",
                    models.BooleanField(default=False, verbose_name="Niederschrift braucht eine Genehmigung"),
                ),
                ("source", models.CharField(max_length=300, verbose_name="Wo das steht (zu prüfen)")),
                ("valid_from", models.DateField(verbose_name="gilt ab")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="gilt bis")),
                ("entered_at", models.DateTimeField(verbose_name="eingetragen am")),
                ("entered_by", models.UUIDField(null=True, verbose_name="eingetragen von")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="body_rules",
                        to="committees.committee",
                    ),
                ),
            ],
            options={
                "verbose_name": "Regel eines Gremiums",
                "verbose_name_plural": "Regeln eines Gremiums",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="body_rule_names_its_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("invitation_days__lte", 60)), name="body_rule_invites_in_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="body_rule_ends_after_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("committee", "="),
                            (
                                models.Func(
                                    models.F("valid_from"),
                                    models.F("valid_until"),
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="one_body_rule_per_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Capacity",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("hours", models.PositiveSmallIntegerField(verbose_name="Stunden im Monat")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="Womit gerechnet wird")),
                ("valid_from", models.DateField(verbose_name="ab")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="bis")),
                ("entered_at", models.DateTimeField(verbose_name="eingetragen am")),
                ("entered_by", models.UUIDField(null=True, verbose_name="eingetragen von")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capacities",
                        to="committees.committee",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kapazität einer Gruppe",
                "verbose_name_plural": "Kapazitäten von Gruppen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="capacity_ends_after_start",
                    ),
                    models.CheckConstraint(condition=models.Q(("hours__lte", 2000)), name="capacity_is_possible"),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("committee", "="),
                            (
                                models.Func(
                                    models.F("valid_from"),
                                    models.F("valid_until"),
                                    models.Value("[]"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="one_capacity_per_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CarriedMatter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                (
                    "fate",
                    models.CharField(
                        choices=[("carried", "übernommen"), ("ended", "nicht weitergeführt")],
                        max_length=8,
                        verbose_name="Was daraus wurde",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="Grund")),
                ("decided_at", models.DateTimeField(verbose_name="entschieden am")),
                ("decided_by", models.UUIDField(null=True, verbose_name="entschieden von")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.mandate",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.station",
                    ),
                ),
                (
                    "carry_over",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="committees.carryover"
                    ),
                ),
            ],
            options={
                "verbose_name": "Übergegangene Sache",
                "verbose_name_plural": "Übergegangene Sachen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("item__isnull", False), ("mandate__isnull", True), ("station__isnull", True)),
                            models.Q(("item__isnull", True), ("mandate__isnull", True), ("station__isnull", False)),
                            models.Q(("item__isnull", True), ("mandate__isnull", False), ("station__isnull", True)),
                            _connector="OR",
                        ),
                        name="carried_matter_is_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fate", "ended"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ended_matter_says_why",
                    ),
                    models.UniqueConstraint(fields=("carry_over", "item"), name="item_carried_once"),
                    models.UniqueConstraint(fields=("carry_over", "station"), name="station_carried_once"),
                    models.UniqueConstraint(fields=("carry_over", "mandate"), name="mandate_carried_once"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.UniqueConstraint(fields=("committee", "day"), name="one_election_a_day"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_user", models.F("to_user")), _negated=True),
                name="hand_over_between_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at__isnull", True), ("given_at__isnull", False), _connector="OR"),
                name="taken_after_it_was_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="handoverentry",
            constraint=models.UniqueConstraint(fields=("hand_over", "order"), name="hand_over_entry_has_a_place"),
        ),
        migrations.AddConstraint(
            model_name="handoverentry",
            constraint=models.UniqueConstraint(fields=("hand_over", "source", "subject_id"), name="handed_over_once"),
        ),
        migrations.AddConstraint(
            model_name="populationfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="figure_names_its_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="populationfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("foreigners__lte", models.F("inhabitants"))), name="part_is_not_the_whole"
            ),
        ),
        migrations.AddConstraint(
            model_name="populationfigure",
            constraint=models.UniqueConstraint(fields=("municipality", "on"), name="one_figure_per_town_and_day"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("committee__isnull", True), ("municipality__isnull", False)),
                    models.Q(("committee__isnull", False), ("municipality__isnull", True)),
                    _connector="OR",
                ),
                name="term_of_a_body_or_a_town",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="term_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(fields=("committee", "number"), name="term_number_once_in_a_body"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(fields=("municipality", "number"), name="term_number_once_in_a_town"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("committee", "="),
                    (
                        models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="one_term_per_day_in_a_body",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("municipality", "="),
                    (
                        models.Func(
                            models.F("starts_on"),
                            models.F("ends_on"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="one_term_per_day_in_a_town",
            ),
        ),
        migrations.AddConstraint(
            model_name="carryover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "succession"),
                        ("term__isnull", True),
                        models.Q(("committee", models.F("to_committee")), _negated=True),
                    ),
                    models.Q(("committee", models.F("to_committee")), ("kind", "term_end"), ("term__isnull", False)),
                    _connector="OR",
                ),
                name="carry_over_to_another_body_or_term",
            ),
        ),
        migrations.AddConstraint(
            model_name="carryover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "succession")), fields=("committee",), name="one_successor_of_a_body"
            ),
        ),
        migrations.AddConstraint(
            model_name="carryover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "term_end")),
                fields=("committee", "term"),
                name="one_end_of_a_term_in_a_body",
            ),
        ),
    ]
