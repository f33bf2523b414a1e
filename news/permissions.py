"""What may be done with a story beside what Wagtail's groups say."""

from wagtail.models import PagePermissionTester


class StoryPermissionTester(PagePermissionTester):
    """Wagtail's rights, but for taking a public story down: its address is promised to readers.

    Only an administrator can, in an emergency; everybody else corrects.
    """

    def can_unpublish(self) -> bool:
        """Hides the buttons and refuses the views, the bulk action and the API alike."""
        return self.user.is_superuser and super().can_unpublish()
