"""What an export holds (`survey`), and what became of it (`write_report`): as JSON, CSV and a page to print."""

from .fates import Fate
from .manifest import as_manifest
from .survey import Survey, survey
from .write import write_json, write_report

__all__ = ["Fate", "Survey", "as_manifest", "survey", "write_json", "write_report"]
