"""What an export holds (`survey`), and what became of it (`write_report`): as JSON, CSV and a page to print."""

from news.imports.wordpress.report.items import ItemLine
from news.imports.wordpress.report.survey import Survey, as_manifest, survey
from news.imports.wordpress.report.write import write_json, write_report

__all__ = ["ItemLine", "Survey", "as_manifest", "survey", "write_json", "write_report"]
