import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import augenhoehe.core.ids
import augenhoehe.core.multilingual


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0008_training"),
        ("places", "0002_same_days_as_elsewhere"),
        ("structure", "0009_hints_from_the_forum"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Contribution",
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
                        choices=[
                            ("experience", "Erfahrung"),
                            ("proposal", "Vorschlag"),
                            ("hurdle", "Hürde"),
                            ("statement", "Stellungnahme"),
                            ("question", "Frage"),
                            ("comment", "Kommentar"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                ("subject_kind", models.CharField(max_length=20, verbose_name="Gegenstand")),
                ("subject_id", models.UUIDField(verbose_name="Gegenstand Nummer")),
                ("text", models.TextField(verbose_name="Text")),
                ("language", models.CharField(default="de", max_length=10, verbose_name="Sprache")),
                (
                    "translations",
                    augenhoehe.core.multilingual.MultilingualField(
                        blank=True, default=dict, verbose_name="Übersetzungen des Textes"
                    ),
                ),
                ("pseudonym", models.CharField(blank=True, max_length=60, verbose_name="Name oder Pseudonym")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("submitted", "eingereicht"),
                            ("in_review", "in Prüfung"),
                            ("published", "veröffentlicht"),
                            ("rejected", "abgelehnt"),
                            ("referred", "an Beratung verwiesen"),
                            ("answered", "beantwortet"),
                            ("closed", "geschlossen"),
                            ("withdrawn", "zurückgezogen"),
                        ],
                        default="submitted",
                        max_length=20,
                        verbose_name="Stand",
                    ),
                ),
                ("submitted_on", models.DateField(verbose_name="eingereicht am")),
                (
                    "privacy_version",
                    models.PositiveIntegerField(default=0, verbose_name="Fassung der Datenschutzhinweise"),
                ),
                ("marks", models.JSONField(blank=True, default=list, verbose_name="Auffällig")),
                ("redacted", models.BooleanField(default=False, verbose_name="Angaben zu Personen entfernt")),
                ("reason_key", models.CharField(blank=True, max_length=20, verbose_name="Grund")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="Grund in eigenen Worten")),
                ("decided_by", models.UUIDField(blank=True, null=True, verbose_name="entschieden von")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="entschieden am")),
                ("objection", models.TextField(blank=True, verbose_name="Einspruch")),
                ("objected_on", models.DateField(blank=True, null=True, verbose_name="Einspruch am")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="veröffentlicht am")),
                ("answer_due", models.DateField(blank=True, null=True, verbose_name="amtliche Antwort bis")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="geschlossen am")),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "hint",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="structure.hint",
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
                        verbose_name="Ort",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beitrag",
                "verbose_name_plural": "Beiträge",
            },
        ),
        migrations.CreateModel(
            name="Room",
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
                    augenhoehe.core.multilingual.MultilingualField(
                        blank=True, default=dict, verbose_name="Überschrift"
                    ),
                ),
                (
                    "intro",
                    augenhoehe.core.multilingual.MultilingualField(
                        blank=True, default=dict, verbose_name="Worum es geht"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
                ("opened_at", models.DateTimeField(verbose_name="eröffnet am")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="geschlossen am")),
            ],
            options={
                "verbose_name": "Raum",
                "verbose_name_plural": "Räume",
            },
        ),
        migrations.CreateModel(
            name="ContributionContact",
            fields=[
                (
                    "contribution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="contact",
                        serialize=False,
                        to="forum.contribution",
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="E-Mail-Adresse")),
                ("language", models.CharField(default="de", max_length=10, verbose_name="Sprache")),
                ("consented_at", models.DateTimeField(verbose_name="eingewilligt am")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="bestätigt am")),
                ("delete_after", models.DateField(verbose_name="löschen nach")),
            ],
            options={
                "verbose_name": "Kontaktangabe zu einem Beitrag",
                "verbose_name_plural": "Kontaktangaben zu Beiträgen",
            },
        ),
        migrations.CreateModel(
            name="ContributionAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("official", "Amtliche Antwort"), ("structure", "Rückmeldung der Strukturebene")],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "text",
                    augenhoehe.core.multilingual.MultilingualField(blank=True, default=dict, verbose_name="Antwort"),
                ),
                ("by_function", models.CharField(max_length=160, verbose_name="wer antwortet")),
                ("given_by", models.UUIDField(blank=True, null=True, verbose_name="gegeben von")),
                ("given_at", models.DateTimeField(verbose_name="gegeben am")),
                ("public", models.BooleanField(default=True, verbose_name="öffentlich")),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="forum.contribution"
                    ),
                ),
            ],
            options={
                "verbose_name": "Antwort auf einen Beitrag",
                "verbose_name_plural": "Antworten auf Beiträge",
            },
        ),
        migrations.CreateModel(
            name="ContributionCode",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="forum.contribution"
                    ),
                ),
            ],
            options={
                "verbose_name": "Statuscode eines Beitrags",
                "verbose_name_plural": "Statuscodes von Beiträgen",
            },
        ),
        migrations.CreateModel(
            name="ForumSettings",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("watch_words", models.TextField(blank=True, verbose_name="Wortliste")),
                (
                    "reports_to_review",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="Ab wie vielen Meldungen zurück in die Prüfung"
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(default=28, verbose_name="Tage bis zur amtlichen Antwort"),
                ),
                ("closed_since", models.DateTimeField(blank=True, null=True, verbose_name="Annahme geschlossen seit")),
                (
                    "closed_sentence",
                    augenhoehe.core.multilingual.MultilingualField(
                        blank=True, default=dict, verbose_name="Was dann auf den Seiten steht"
                    ),
                ),
            ],
            options={
                "verbose_name": "Einstellungen des Forums",
                "verbose_name_plural": "Einstellungen des Forums",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="forum_settings_are_one")],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("insult", "Es beleidigt oder bedroht Menschen."),
                            ("personal", "Es verrät etwas über eine bestimmte Person."),
                            ("false", "Es stimmt nicht."),
                            ("spam", "Es ist Werbung."),
                            ("other", "Etwas anderes"),
                        ],
                        max_length=20,
                        verbose_name="Grund",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="Anmerkung")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="Wie oft")),
                ("first_on", models.DateField(verbose_name="zuerst am")),
                ("last_on", models.DateField(verbose_name="zuletzt am")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="erledigt am")),
                ("settled_by", models.UUIDField(blank=True, null=True, verbose_name="erledigt von")),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="forum.contribution"
                    ),
                ),
            ],
            options={
                "verbose_name": "Meldung eines Beitrags",
                "verbose_name_plural": "Meldungen von Beiträgen",
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField(verbose_name="am")),
                (
                    "device_key",
                    models.CharField(editable=False, max_length=64, verbose_name="Schlüssel des Geräts für diesen Tag"),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="supports", to="forum.contribution"
                    ),
                ),
            ],
            options={
                "verbose_name": "Unterstützung",
                "verbose_name_plural": "Unterstützungen",
            },
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["state", "-submitted_on", "-id"], name="contribution_by_state"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["-submitted_on", "-id"], name="contribution_by_day"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["subject_kind", "subject_id", "-published_at"], name="contribution_by_subject"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["-published_at", "-id"], name="contribution_by_release"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(
                condition=models.Q(("author__isnull", False)), fields=["author"], name="contribution_by_author"
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(
                condition=models.Q(("hint__isnull", False)), fields=["hint"], name="contribution_by_hint"
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "rejected"), _negated=True),
                    models.Q(("reason_key", ""), _negated=True),
                    _connector="OR",
                ),
                name="rejected_contribution_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["published", "answered", "closed"]), _negated=True),
                    ("published_at__isnull", False),
                    _connector="OR",
                ),
                name="public_contribution_says_since_when",
            ),
        ),
        migrations.AddIndex(
            model_name="contributionanswer",
            index=models.Index(fields=["contribution", "given_at"], name="contribution_answers"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("settled_at__isnull", True)),
                fields=("contribution", "kind"),
                name="one_open_report_of_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="support",
            constraint=models.UniqueConstraint(
                fields=("contribution", "device_key"), name="one_support_per_device_and_day"
            ),
        ),
    ]
