from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from augenhoehe.core.ids import new_id
from augenhoehe.core.revisions import Revised
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import sort_key

from . import permissions, role_texts


class CarrierQuerySet(models.QuerySet["Carrier"]):
    def in_order(self) -> CarrierQuerySet:
        return self.order_by("sorting", "name")


class Carrier(Revised):
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
    sorting = models.CharField(max_length=160, editable=False, db_index=True)
    kind = models.CharField("Art", max_length=30, choices=Kind)
    regime = models.CharField("Rechtsrahmen", max_length=20, choices=Regime, default=Regime.DSGVO)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="carriers", verbose_name="Kommune"
    )
    legal_basis = models.TextField("Rechtsgrundlage (zu prüfen)", blank=True)
    data_protection_contact = models.CharField("Datenschutzkontakt", max_length=200, blank=True)
    case_files = models.BooleanField("führt Fallakten in dieser Installation", default=False)

    objects = CarrierQuerySet.as_manager()

    class Meta:
        verbose_name = "Träger"
        verbose_name_plural = "Träger"
        constraints = [
            models.UniqueConstraint(Lower("name"), name="one_carrier_per_name"),
            # The wall (law.md no. 1) also holds in the database.
            models.CheckConstraint(
                condition=Q(case_files=False) | ~Q(kind__in=["residence_authority", "naturalisation"]),
                name="residence_authority_keeps_no_case_files",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def residence_authority(self) -> bool:
        """Ausländer- and Einbürgerungsbehörden never see hints (law.md no. 1)."""
        return self.kind in (self.Kind.RESIDENCE_AUTHORITY, self.Kind.NATURALISATION)


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> UserQuerySet:
        return self.filter(is_active=True)

    def visible_to(self, actor: Actor) -> UserQuerySet:
        """Accounts an actor may see: all with the right to read accounts, otherwise only their own."""
        if actor.may(permissions.READ_ACCOUNTS):
            return self.all()
        return self.filter(pk=actor.user_id) if actor.signed_in else self.none()

    def in_order(self) -> UserQuerySet:
        return self.order_by("sorting", "email")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields):
        fields.setdefault("sorting", sort_key(fields.get("name", ""))[:160])
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str):
        return self.get(email__iexact=username)


class User(AbstractBaseUser, Revised):
    """A login. Not a client, not a seat, not a public contact: those are records of their own."""

    class Digest(models.TextChoices):
        AT_ONCE = "at_once", "sofort"
        DAILY = "daily", "einmal am Tag gesammelt"
        WEEKLY = "weekly", "einmal in der Woche gesammelt"
        NEVER = "never", "keine Mails, nur Postfach"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField("E-Mail-Adresse", max_length=254)
    name = models.CharField("Name", max_length=160)
    sorting = models.CharField(max_length=160, editable=False, db_index=True)
    function = models.CharField("Funktion", max_length=160, blank=True)
    language = models.CharField("Sprache", max_length=10, default="de")
    carrier = models.ForeignKey(
        Carrier, models.PROTECT, null=True, blank=True, related_name="users", verbose_name="Träger"
    )
    digest = models.CharField("Mails", max_length=10, choices=Digest, default=Digest.AT_ONCE)
    is_active = models.BooleanField("aktiv", default=True)
    created_at = models.DateTimeField("angelegt am", null=True)
    created_by = models.UUIDField("angelegt von", null=True)
    deactivated_at = models.DateTimeField("stillgelegt am", null=True, blank=True)
    deactivated_by = models.UUIDField("stillgelegt von", null=True, blank=True)
    pseudonymised_at = models.DateTimeField("Namen entfernt am", null=True, blank=True)
    session_round = models.PositiveIntegerField("Runde der Anmeldungen", default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_email"),
            models.CheckConstraint(
                condition=Q(is_active=True, deactivated_at__isnull=True)
                | Q(is_active=False, deactivated_at__isnull=False),
                name="inactive_account_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Sessions end with a new password, and with a new round („überall abmelden“)."""
        value = f"{self.password}:{self.session_round}"
        return salted_hmac("augenhoehe.accounts.session", value, secret=secret, algorithm="sha256").hexdigest()


def grant_valid_on(day: date, prefix: str = "") -> Q:
    """A grant counts on a day: begun, not ended, not revoked. The last day still counts."""
    begun = Q(**{f"{prefix}valid_from__lte": day, f"{prefix}revoked_at__isnull": True})
    return begun & (Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": day}))


class GrantQuerySet(models.QuerySet["Grant"]):
    def valid_on(self, day: date) -> GrantQuerySet:
        return self.filter(grant_valid_on(day))

    def not_ended_on(self, day: date) -> GrantQuerySet:
        """Valid now or later: what an administrator still has to think about."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), revoked_at__isnull=True)

    def of_carrier(self, carrier: Carrier) -> GrantQuerySet:
        """Grants of its people, and grants that reach it."""
        return self.filter(Q(user__carrier=carrier) | Q(carrier=carrier))

    def in_order(self) -> GrantQuerySet:
        return self.order_by("valid_from", "role", "id")


class Grant(models.Model):
    """A role for a person, with its reach and its dates: whole Kreis, one municipality, or one carrier."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="grants", verbose_name="Person")
    role = models.CharField("Rolle", max_length=40, choices=role_texts.choices())
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    carrier = models.ForeignKey(Carrier, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Träger")
    deputy_for = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="deputised_by", verbose_name="vertritt"
    )
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
            # The same as `rules.NEVER_GUESTS`: no guest opens a case, an account or the trail.
            models.CheckConstraint(
                condition=Q(guest=False)
                | ~Q(role__in=["case_manager", "team_lead", "administration", "data_protection"]),
                name="guests_open_no_cases",
            ),
            # The system itself revokes without a person; a person never without a time.
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=False) | Q(revoked_by__isnull=True), name="grant_revoked_by_and_at"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="grant_ends_after_start",
            ),
        ]

    def stands(self, day: date) -> str:
        """How the grant stands on a day: „gültig“, „ab …“ not yet, ended, or revoked."""
        if self.revoked_at:
            return "revoked"
        if self.valid_from > day:
            return "later"
        return "ended" if self.valid_until and self.valid_until < day else "valid"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> InvitationQuerySet:
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at)

    def visible_to(self, actor: Actor) -> InvitationQuerySet:
        """Who manages accounts sees all; who invites sees their own."""
        if actor.may(permissions.READ_ACCOUNTS):
            return self.all()
        if actor.may(permissions.INVITE):
            return self.filter(invited_by=actor.user_id)
        return self.none()


class Invitation(models.Model):
    """An invitation by link: it opens in the person's language and leads to what it is about."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField("E-Mail-Adresse")
    name = models.CharField("Name", max_length=160)
    function = models.CharField("Funktion", max_length=160, blank=True)
    language = models.CharField("Sprache", max_length=10, default="de")
    carrier = models.ForeignKey(Carrier, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Träger")
    role = models.CharField("Rolle", max_length=40, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Kommune"
    )
    guest_until = models.DateField("Gast bis", null=True, blank=True)
    about = models.CharField("Worum es geht", max_length=200)
    target = models.CharField("Ziel nach der Anmeldung", max_length=300)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    by_mail = models.BooleanField("per Mail verschickt", default=True)
    sent_at = models.DateTimeField("Mail hinausgegangen am", null=True, blank=True)
    invited_by = models.UUIDField("eingeladen von", null=True)
    invited_by_name = models.CharField("Name der einladenden Person", max_length=160, blank=True)
    invited_at = models.DateTimeField("eingeladen am", db_index=True)
    expires_at = models.DateTimeField("gültig bis")
    accepted_at = models.DateTimeField("angenommen am", null=True, blank=True)
    accepted_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="angenommen von"
    )
    created_account = models.BooleanField("hat das Konto angelegt", default=False)
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True, blank=True)
    withdrawn_by = models.UUIDField("zurückgezogen von", null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
            ),
        ]

    def stands(self, at: datetime) -> str:
        """How the invitation stands: open, accepted, withdrawn or expired."""
        if self.accepted_at:
            return "accepted"
        if self.withdrawn_at:
            return "withdrawn"
        return "expired" if self.expires_at <= at else "open"
