"""What may be done with a story beside what Wagtail's groups say."""

from wagtail.models import PagePermissionTester


class StoryPermissionTester(PagePermissionTester):
    """Wagtail's rights, but for taking a public story down: its address is promised to readers.

    Only an administrator can, in an emergency; everybody else corrects.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """A story that was public is on record."""
        return self.page.published_at is None and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        """Hides the buttons and refuses the views, the bulk action and the API alike."""
        return self.user.is_superuser and super().can_unpublish()
