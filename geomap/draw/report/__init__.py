"""Writes reports for people to read: figure, table of places and quoted sentences, one module a format."""

from geomap.draw.report.content import Content, content
from geomap.draw.report.markdown import markdown
from geomap.draw.report.web import web_page
from geomap.draw.report.word import check_installed, word

__all__ = ["Content", "check_installed", "content", "markdown", "web_page", "word"]
