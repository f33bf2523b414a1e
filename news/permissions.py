"""What may be done with stories, and with the pages that hold them, beside what Wagtail's groups say."""

from wagtail.models import PagePermissionTester


class StoryPermissionTester(PagePermissionTester):
    """Wagtail's rights, but for taking down or deleting what was ever public: its address is promised to readers.

    Nobody can, administrators included: a story is corrected, or retracted with a reason (``news.editorial``).
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """A story that was public is on record."""
        return self.page.published_at is None and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        """Hides the buttons and refuses the views, the bulk action and the API alike."""
        return self.page.published_at is None and super().can_unpublish()

    def can_unschedule(self) -> bool:
        """A schedule is part of an approval, and ends when somebody takes that back, with a reason."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """To hide a public story is to take it down."""
        return self.user.is_superuser


class ContainerPermissionTester(PagePermissionTester):
    """The archive, its years and months make themselves, and their addresses are part of every story's.

    People write in them; to rename, move, hide or withdraw one would do so to all its stories at once.
    """

    def can_edit(self) -> bool:
        """Not by the groups' right to change: that is for the stories inside."""
        return self.user.is_superuser and super().can_edit()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Decides about moving, too."""
        return self.user.is_superuser and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        """As above."""
        return self.user.is_superuser and super().can_unpublish()

    def can_publish(self) -> bool:
        """As above; the right to publish below is another (``can_publish_subpage``)."""
        return self.user.is_superuser and super().can_publish()

    def can_reorder_children(self) -> bool:
        """As above."""
        return self.user.is_superuser

    def can_set_view_restrictions(self) -> bool:
        """As above."""
        return self.user.is_superuser

    def can_lock(self) -> bool:
        """As above."""
        return self.user.is_superuser
