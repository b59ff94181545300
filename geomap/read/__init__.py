"""Files and standard input → documents and reports: one module a format."""

from geomap.read.reports import is_report, read_reports
from geomap.read.spans import Toponyms, read_toponyms
from geomap.read.text import read_document

__all__ = ["Toponyms", "is_report", "read_document", "read_reports", "read_toponyms"]
