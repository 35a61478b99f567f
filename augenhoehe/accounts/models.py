from __future__ import annotations

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from augenhoehe.core.ids import new_id
from augenhoehe.core.rights import Role


class Carrier(models.Model):
    """A Träger: the controller on whose behalf people work here, with its legal regime (law.md no. 2)."""

    class Kind(models.TextChoices):
        DISTRICT = "district", "Kreis"
        TOWN = "town", "Stadt oder Gemeinde"
        WELFARE = "welfare", "Wohlfahrtsverband"
        MIGRANT_ORGANISATION = "migrant_organisation", "Migrantenorganisation"
        RESIDENCE_AUTHORITY = "residence_authority", "Ausländerbehörde"
        NATURALISATION = "naturalisation", "Einbürgerungsbehörde"
        OTHER = "other", "andere Stelle"

    class Regime(models.TextChoices):
        DSGVO = "dsgvo", "DSGVO und DSG NRW"
        KDG = "kdg", "Gesetz über den Kirchlichen Datenschutz (KDG)"
        DSG_EKD = "dsg_ekd", "Datenschutzgesetz der EKD (DSG-EKD)"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField("Name", max_length=160)
    short_name = models.CharField("Kurzname", max_length=60)
    kind = models.CharField("Art", max_length=30, choices=Kind)
    regime = models.CharField("Rechtsrahmen", max_length=20, choices=Regime, default=Regime.DSGVO)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="carriers"
    )
    legal_basis = models.TextField("Rechtsgrundlage (zu prüfen)", blank=True)
    data_protection_contact = models.CharField("Datenschutzkontakt", max_length=200, blank=True)
    case_files = models.BooleanField("führt Fallakten in dieser Installation", default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "Träger"
        verbose_name_plural = "Träger"

    def __str__(self) -> str:
        return self.name

    @property
    def residence_authority(self) -> bool:
        """Ausländer- and Einbürgerungsbehörden never see hints (law.md no. 1)."""
        return self.kind in (self.Kind.RESIDENCE_AUTHORITY, self.Kind.NATURALISATION)


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str):
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A login. Not a client, not a seat, not a public contact: those are records of their own."""

    class Digest(models.TextChoices):
        AT_ONCE = "at_once", "sofort"
        DAILY = "daily", "einmal am Tag gesammelt"
        WEEKLY = "weekly", "einmal in der Woche gesammelt"
        NEVER = "never", "keine Mails, nur Postfach"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField("E-Mail-Adresse", max_length=254)
    name = models.CharField("Name", max_length=160)
    function = models.CharField("Funktion", max_length=160, blank=True)
    language = models.CharField("Sprache", max_length=10, default="de")
    carrier = models.ForeignKey(Carrier, models.PROTECT, null=True, blank=True, related_name="users")
    digest = models.CharField("Mails", max_length=10, choices=Digest, default=Digest.AT_ONCE)
    is_active = models.BooleanField("aktiv", default=True)
    created_at = models.DateTimeField("angelegt am", null=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class GrantQuerySet(models.QuerySet):
    def valid_on(self, day: date):
        return self.filter(valid_from__lte=day, revoked_at__isnull=True).filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day)
        )


class Grant(models.Model):
    """A role for a person, with its reach and its dates: whole Kreis, one municipality, or one carrier."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField("Rolle", max_length=40, choices=[(role.value, role.value) for role in Role])
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    carrier = models.ForeignKey(Carrier, models.PROTECT, null=True, blank=True, related_name="+")
    deputy_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="deputised_by")
    guest = models.BooleanField("Gast", default=False)
    valid_from = models.DateField("gültig ab")
    valid_until = models.DateField("gültig bis", null=True, blank=True)
    granted_at = models.DateTimeField("erteilt am")
    granted_by = models.UUIDField("erteilt von", null=True)
    revoked_at = models.DateTimeField("entzogen am", null=True, blank=True)
    revoked_by = models.UUIDField("entzogen von", null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = "Rechtevergabe"
        verbose_name_plural = "Rechtevergaben"
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality__isnull=True) | Q(carrier__isnull=True), name="grant_reaches_one_kind_of_scope"
            ),
            models.CheckConstraint(
                condition=(Q(guest=False) & Q(deputy_for__isnull=True)) | Q(valid_until__isnull=False),
                name="guests_and_deputies_have_an_end",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="grant_revoked_by_and_at",
            ),
        ]


class Invitation(models.Model):
    """An invitation by link: it opens in the person's language and leads to what it is about."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField("E-Mail-Adresse")
    name = models.CharField("Name", max_length=160)
    function = models.CharField("Funktion", max_length=160, blank=True)
    language = models.CharField("Sprache", max_length=10, default="de")
    carrier = models.ForeignKey(Carrier, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField("Rolle", max_length=40, blank=True)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    guest_until = models.DateField("Gast bis", null=True, blank=True)
    about = models.CharField("Worum es geht", max_length=200)
    target = models.CharField("Ziel nach der Anmeldung", max_length=300)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.UUIDField("eingeladen von", null=True)
    invited_at = models.DateTimeField("eingeladen am")
    expires_at = models.DateTimeField("gültig bis")
    accepted_at = models.DateTimeField("angenommen am", null=True, blank=True)
    accepted_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True, blank=True)

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
