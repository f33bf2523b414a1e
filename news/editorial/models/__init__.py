from news.editorial.models.audit import AuditEntry, Masthead
from news.editorial.models.complaint import Complaint, ComplaintEvidence
from news.editorial.models.desk import Assignment, Claim, Desk, DeskCard
from news.editorial.models.reading import Reading, ReadUpload
from news.editorial.models.record import Approval, CheckedFinding, Contribution, SecondReading
from news.editorial.models.settings import DeskSettings
from news.editorial.models.sharing import SharedDraft
from news.editorial.models.task import FourEyesTask
from news.editorial.models.version import PublishedVersion

__all__ = [
    "Approval",
    "Assignment",
    "AuditEntry",
    "CheckedFinding",
    "Claim",
    "Complaint",
    "ComplaintEvidence",
    "Contribution",
    "Desk",
    "DeskCard",
    "DeskSettings",
    "FourEyesTask",
    "Masthead",
    "PublishedVersion",
    "ReadUpload",
    "Reading",
    "SecondReading",
    "SharedDraft",
]
