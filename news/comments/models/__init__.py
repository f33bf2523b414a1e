from news.comments.models.block import Block
from news.comments.models.comment import ReaderComment
from news.comments.models.decision import ModerationDecision
from news.comments.models.reader import Reader, ReaderSession, SignInLink
from news.comments.models.report import CommentReport, Ground
from news.comments.models.thread import Thread

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
