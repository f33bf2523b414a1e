"""What readers are told in more than one place."""

from django.utils.translation import gettext_lazy as _

BLOCKED = _("You cannot write here now. You can still read and delete your comments, and your account.")
CANNOT_ANSWER = _("This comment cannot be answered any more. Write a comment of your own instead.")
FOREIGN = _("This was sent by another site. Send it from here.")
HIDDEN = _("This comment was hidden by the newsroom and cannot be changed. You can delete it.")
TOO_MANY_REQUESTS = _("Too many requests came from here. Try again in an hour.")
TOO_MUCH_WRITTEN = _(
    "Too much was written in the last hour, by you or under this story. Try again in an hour."
)
