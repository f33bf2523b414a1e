from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from news.editorial.refusals import DeskRefusal

READ_FIRST = gettext_noop("Read the story first: approve or return it on the reading screen.")


class FourEyesTask(AbstractGroupApprovalTask):
    """The step at which a second person reads a story and answers for exactly what was read.

    The answers are given on the reading screen (``reading/views.py``), which alone knows what was shown. Wagtail's own
    buttons would approve whatever text is newest, so this task offers none of them, and refuses an approval without
    the digest of a content.
    """

    class Meta:
        verbose_name = _("four-eyes task")
        verbose_name_plural = _("four-eyes tasks")

    def get_actions(self, obj, user) -> list:
        return []

    def get_form_for_action(self, action):
        """Asked by Wagtail's own screens for an answer alone, which have nothing to show."""
        raise DeskRefusal(gettext(READ_FIRST))

    def on_action(self, task_state, user, action_name, **kwargs):
        raise DeskRefusal(gettext(READ_FIRST))

    @classmethod
    def get_description(cls) -> str:
        return gettext("A second person reads the story and approves exactly the text that was read")
