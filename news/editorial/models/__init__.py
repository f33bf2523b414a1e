from news.editorial.models.reading import Reading
from news.editorial.models.record import Approval, Contribution
from news.editorial.models.task import FourEyesTask

__all__ = ["Approval", "Contribution", "FourEyesTask", "Reading"]
