from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Someone who logs in to the newsroom.

    Not a byline (that is ``news.Author``) and not somebody written about (``news.Person``).
    Custom from the first migration, because a user model cannot be swapped later.
    """

    class Meta(AbstractUser.Meta):
        swappable = "AUTH_USER_MODEL"

    def __str__(self) -> str:
        return self.get_full_name() or self.username
