"""Partnerships, the bodies and groups in them, the people, and what each may do from when to when."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from goldthread.core.models import Recorded, RecordedQuerySet, Scoped
from goldthread.core.prepared import Given, Rows, prepared


class Area(models.Model):
    """A place with an official code. Dated data, loaded from a file: boundaries and codes change."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    parent_code = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="area_once", nulls_distinct=False)]

    def __str__(self) -> str:
        return self.name


class Partnership(Recorded):
    """The tenant: an ADP, DAAT, Alliance or CDP. Everything else belongs to exactly one."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=60, default="Alcohol and Drug Partnership")
    areas = models.ManyToManyField(Area, related_name="partnerships", blank=True)
    cadence_days = models.PositiveSmallIntegerField(default=90)  # how often an open action owes an update
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=Q(cadence_days__gte=7), name="partnership_cadence_sensible")]

    def __str__(self) -> str:
        return self.name


class BodyKind(models.TextChoices):
    STATUTORY = "statutory", "Statutory body"
    THIRD_SECTOR = "third_sector", "Third sector organisation"
    LIVED_EXPERIENCE = "lived_experience", "Lived and living experience"
    COMMUNITY = "community", "Community or family group"
    NATIONAL = "national", "National body"
    OTHER = "other", "Other body"


class Body(Scoped, Recorded):
    """A partner body: it has its own board, and the partnership cannot order it about."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=BodyKind, default=BodyKind.OTHER)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="body_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class GroupKind(models.TextChoices):
    WORKGROUP = "workgroup", "Workgroup"
    IMPLEMENTATION = "implementation", "Implementation group"
    PARTNERSHIP = "partnership", "Partnership"
    CHIEF_OFFICERS = "chief_officers", "Chief officers"
    BOARD = "board", "Board or committee"


class Group(Scoped, Recorded):
    """A group that meets; ``parent`` is the group it answers to."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=GroupKind, default=GroupKind.WORKGROUP)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    # who does not sit in it, nor in a group it answers to, reads none of its meetings, decisions and risks
    is_private = models.BooleanField("papers are its own", default=False)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("partnership", Lower("name"), name="group_name_once"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="group_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None) -> Account:
        account = self.model(email=self.normalize_email(email).lower())
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """Who signs in. An account may stand behind a person in several partnerships."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_once")]

    def __str__(self) -> str:
        return self.email


class Person(Scoped, Recorded):
    """Somebody a partnership knows. Many never sign in. ``is_service`` marks the command line and machines."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    is_service = models.BooleanField(default=False)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "account"],
                condition=Q(account__isnull=False),
                name="person_once_per_account",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held today; nobody who has left holds any."""
        return frozenset(role for role, _ in self._held_today)

    @cached_property
    def group_ids(self) -> frozenset[int]:
        """The groups this person sits in today."""
        return frozenset(group for _, group in self._held_today if group)

    @cached_property
    def post_ids(self) -> frozenset[int]:
        """The posts this person holds."""
        return frozenset(self.posts.values_list("id", flat=True))

    @cached_property
    def _held_today(self) -> Rows:
        if self.pk is None or (self.left_on and self.left_on < timezone.localdate()):
            return []
        return _held(person=self.pk, on=timezone.localdate())

    def holds(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)


class Post(Scoped, Recorded):
    """A job that owns actions whoever holds it ("Service Manager, Communications")."""

    title = models.CharField(max_length=200)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint("partnership", Lower("title"), name="post_title_once")]

    def __str__(self) -> str:
        return self.title


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", "Administrator"
    COORDINATOR = "coordinator", "Coordinator"
    LEAD = "lead", "Action lead"
    GROUP_MEMBER = "group_member", "Group member"
    ANALYST = "analyst", "Analyst"
    RESPONDER = "responder", "Responder"
    PANEL_MEMBER = "panel_member", "Panel member"
    DATA_STEWARD = "data_steward", "Data steward"
    NATIONAL_VIEWER = "national_viewer", "National viewer"


class MembershipQuerySet(RecordedQuerySet):
    def current(self, on: date | Given) -> MembershipQuerySet:
        """Those that hold on this day; both ends are days of the membership."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)


class Membership(Scoped, Recorded):
    """A person's role in the partnership, or in one group of it, from a day to a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    is_chair = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.GROUP_MEMBER) | Q(group__isnull=False), name="group_member_has_group"
            ),
            models.CheckConstraint(condition=~Q(role=Role.NATIONAL_VIEWER), name="national_viewer_is_no_membership"),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="membership_person")]

    def __str__(self) -> str:
        words = self.get_role_display() + (f", {self.group}" if self.group else "")
        return f"{words} (chair)" if self.is_chair else words

    @property
    def history_thread(self) -> Person:
        return self.person


@prepared
def _held() -> models.QuerySet[Any, Any]:
    """The roles somebody holds on a day, and in which group."""
    return Membership.objects.filter(person=Given("person")).current(Given("on")).values_list("role", "group_id")


class NationalView(models.Model):
    """A national body's account may read every partnership's plans and measures, and change nothing."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="national_views")
    name = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)


class ApiKey(Scoped, Recorded):
    """A machine's key. It acts for one person; only a digest is kept."""

    unshown_in_history: ClassVar[frozenset[str]] = frozenset({"digest", "prefix"})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="api_keys")
    label = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    can_write = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    @property
    def history_thread(self) -> Person:
        return self.person
