from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from news.editorial.refusals import DeskRefusal


class FourEyesTask(AbstractGroupApprovalTask):
    """The step at which a second person reads a story and answers for exactly what was read.

    The answers are given on the reading screen (``views/reading.py``), which alone knows what was shown. Wagtail's own
    buttons would approve whatever text is newest, so this task offers none of them, and refuses an approval without
    the digest of a content.
    """

    class Meta:
        verbose_name = _("four-eyes task")
        verbose_name_plural = _("four-eyes tasks")

    def get_actions(self, obj, user) -> list:
        return []

    def on_action(self, task_state, user, action_name, **kwargs):
        raise DeskRefusal(gettext("Read the story first: approve or return it on the reading screen."))

    @classmethod
    def get_description(cls) -> str:
        return gettext("A second person reads the story and approves exactly the text that was read")
