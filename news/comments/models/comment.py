"""Comments, the reports about them, and whether a story takes any."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from news.comments.models.reader import LONGEST_NAME

LONGEST_TEXT = 2000


class Ground(models.TextChoices):
    """Why a comment may not stand: for readers who report it, and for whoever decides. From the terms."""

    INSULT = "insult", _("Insults or threatens somebody")
    HATE = "hate", _("Attacks people for ethnicity, religion, race or group")
    INDECENT = "indecent", _("Indecent or violent")
    FALSE = "false", _("False accusation, or a made-up claim")
    PRIVATE = "private", _("Gives away private data, a child or a victim")
    SPAM = "spam", _("Advertising or spam")
    OFF_TOPIC = "off_topic", _("Not about this story")
    REPLY = "reply", _("It is about me, and I ask for the right of reply")

    @classmethod
    def for_moderators(cls) -> list[tuple[str, str]]:
        """All but the last, which is a wish and no fault."""
        return [choice for choice in cls.choices if choice[0] != cls.REPLY]


class CommentReportQuerySet(models.QuerySet):
    def due_first(self, count: int) -> "CommentReportQuerySet":
        """Of each comment so many, those first that are due first."""
        place = Window(RowNumber(), partition_by="comment", order_by=["due_at", "pk"])
        return self.annotate(place=place).filter(place__lte=count).order_by("due_at", "pk")


class CommentReport(models.Model):
    """Somebody says that a comment must not stand. The clock runs from here: 2×24 hours, a setting of the paper."""

    class Outcome(models.TextChoices):
        HIDDEN = "hidden", _("Comment hidden")
        KEPT = "kept", _("Comment stays")
        GONE = "gone", _("Deleted by its writer meanwhile")

    comment = models.ForeignKey(
        "news_comments.ReaderComment",
        verbose_name=_("comment"),
        on_delete=models.CASCADE,
        related_name="reports",
    )
    ground = models.CharField(_("reason"), max_length=12, choices=Ground)
    text = models.TextField(_("what is wrong with it"), max_length=2000, blank=True)
    network_mark = models.CharField(max_length=32, blank=True)
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)
    due_at = models.DateTimeField(_("due at"))
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True)

    objects = CommentReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        default_permissions = ()
        ordering = ["due_at", "pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_late(self) -> bool:
        """Whether the limit passed before somebody decided."""
        return (self.decided_at or timezone.now()) > self.due_at


class ReaderCommentQuerySet(models.QuerySet):
    def published(self) -> "ReaderCommentQuerySet":
        """Readers see them."""
        return self.filter(state=ReaderComment.State.PUBLISHED)

    def in_thread(self) -> "ReaderCommentQuerySet":
        """Those that stand in a thread: the published ones, and the places of others that were answered."""
        answers = ReaderComment.objects.published().filter(parent=OuterRef("pk"))
        places = Q(state__in=ReaderComment.PLACES, published_at__isnull=False) & Exists(answers)
        return self.filter(Q(state=ReaderComment.State.PUBLISHED) | places)

    def first_of_threads(self) -> "ReaderCommentQuerySet":
        """Those that answer no other."""
        return self.filter(parent=None)

    def newest_first(self) -> "ReaderCommentQuerySet":
        return self.order_by("-published_at", "-pk")

    def before(self, moment: datetime, pk: int) -> "ReaderCommentQuerySet":
        """What follows a given comment, newest first."""
        return self.filter(Q(published_at=moment, pk__lt=pk) | Q(published_at__lt=moment))

    def undecided(self) -> "ReaderCommentQuerySet":
        """Somebody of the newsroom has to decide: words that wait, or a report."""
        return self.filter(asks_since__isnull=False)

    def waiting(self) -> "ReaderCommentQuerySet":
        """Words that nobody has read yet."""
        return self.undecided().exclude(new_text="")

    def reported(self) -> "ReaderCommentQuerySet":
        """With a report whose clock runs."""
        return self.undecided().filter(report_due_at__isnull=False)


class ReaderComment(models.Model):
    """What a reader wrote under a story. ``text`` is public, ``new_text`` waits to be read.

    An edited comment keeps its old words before readers until somebody has read the new ones (decision 0025).
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        PUBLISHED = "published", _("Published")
        REJECTED = "rejected", _("Rejected")
        HIDDEN = "hidden", _("Hidden by the newsroom")
        REMOVED = "removed", _("Deleted by its writer")

    PLACES = (State.HIDDEN, State.REMOVED)
    """Without words; answers to them keep their place in the thread."""
    COUNTED = (State.PUBLISHED, State.WAITING)
    """Readers see them, or may: these fill what a comment can take of answers."""

    article = models.ForeignKey(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.PROTECT, related_name="reader_comments"
    )
    reader = models.ForeignKey(
        "news_comments.Reader",
        verbose_name=_("reader"),
        null=True,
        on_delete=models.PROTECT,
        related_name="comments",
    )
    signature = models.CharField(
        _("signed"),
        max_length=LONGEST_NAME,
        blank=True,
        help_text=_("The name that stood under it at the site that the paper had before; nobody's account."),
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers")
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    new_text = models.TextField(_("text that waits"), max_length=LONGEST_TEXT, blank=True)
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    published_at = models.DateTimeField(_("published at"), null=True)
    edited_at = models.DateTimeField(null=True, help_text=_("When other words took the place of the first."))
    network_mark = models.CharField(
        max_length=32, blank=True, help_text=_("Keyed hash of the network on that day; removed after it.")
    )
    asks_since = models.DateTimeField(
        null=True, help_text=_("Since when somebody has to decide; empty when nothing is open.")
    )
    report_due_at = models.DateTimeField(null=True, help_text=_("When the earliest open report is due."))
    refusal_ground = models.CharField(max_length=12, choices=Ground, blank=True)
    refusal_note = models.CharField(
        max_length=400, blank=True, help_text=_("Why it was rejected or hidden, as its writer reads it.")
    )

    objects = ReaderCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        default_permissions = ()
        permissions = [("moderate_comment", _("Can moderate comments"))]
        indexes = [
            models.Index(fields=["article", "parent", "published_at", "id"], name="news_comments_in_thread"),
            models.Index(
                fields=["asks_since", "id"],
                name="news_comments_to_decide",
                condition=Q(asks_since__isnull=False),
            ),
            models.Index(fields=["written_at", "id"], name="news_comments_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | (Q(published_at__isnull=False) & ~Q(text="")),
                name="news_comments_published_has_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="removed") | Q(text="", new_text="", reader=None),
                name="news_comments_removed_has_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def shown_name(self) -> str:
        """Under which readers know it: of the account, or as it was signed at the old site."""
        return self.reader.name if self.reader else self.signature

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def has_words_waiting(self) -> bool:
        """Whether somebody has to read ``new_text``; what was rejected keeps it for its writer."""
        return bool(self.new_text) and self.state in {self.State.WAITING, self.State.PUBLISHED}

    def explain(self, *, ground: str = "", note: str = "") -> None:
        """Tell its writer why it does not stand; without anything, that there is nothing to tell any more."""
        self.refusal_ground, self.refusal_note = ground, note

    @property
    def words(self) -> str:
        """The newest words that its writer sent."""
        return self.new_text or self.text


class Thread(models.Model):
    """Somebody opened or closed the comments of one story, against what its kind asks for (``threads.py``)."""

    article = models.OneToOneField(
        "news.ArticlePage", verbose_name=_("story"), on_delete=models.CASCADE, related_name="comment_thread"
    )
    is_open = models.BooleanField(_("open"))
    was_protected = models.BooleanField(
        default=False,
        help_text=_(
            "Whether the story protected somebody when this was decided; opened before, it is closed again."
        ),
    )
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("comments of a story")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.article_id}"
