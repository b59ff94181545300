"""What people said about mentions: kept in a file that one can read, edit and commit, and found again in the text at each run."""

from geomap.review.anchors import quote_of
from geomap.review.file import DecisionsFile
from geomap.review.lines import decided_place
from geomap.review.replay import Replay

__all__ = ["DecisionsFile", "Replay", "decided_place", "quote_of"]
