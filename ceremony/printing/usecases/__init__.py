"""The verbs of the print shop: begin a print, write it down, say it came to nothing, throw pages away."""

from ceremony.printing.usecases.beginning import Begun, begin
from ceremony.printing.usecases.recording import bring_back, record, take_back, throw_away

__all__ = ["Begun", "begin", "bring_back", "record", "take_back", "throw_away"]
