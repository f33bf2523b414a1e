from news.comments.models.comment import CommentReport, Ground, ReaderComment, Thread
from news.comments.models.moderation import Block, ModerationDecision
from news.comments.models.reader import Reader, ReaderSession, SignInLink

__all__ = [
    "Block",
    "CommentReport",
    "Ground",
    "ModerationDecision",
    "Reader",
    "ReaderComment",
    "ReaderSession",
    "SignInLink",
    "Thread",
]
