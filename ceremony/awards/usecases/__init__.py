"""The verbs of decisions before the day: apply a file, edit, link, hang a picture, arrange the batches."""

from ceremony.awards.usecases.arranging import (
    STANDS_IN_AWARDS,
    arrange,
    set_stage_capacity,
    write_callings,
)
from ceremony.awards.usecases.comparing import Comparison, compare
from ceremony.awards.usecases.importing import apply, apply_upload, read_again, send, sent
from ceremony.awards.usecases.linking import suggest_links

__all__ = [
    "STANDS_IN_AWARDS",
    "Comparison",
    "apply",
    "apply_upload",
    "arrange",
    "compare",
    "read_again",
    "send",
    "sent",
    "set_stage_capacity",
    "suggest_links",
    "write_callings",
]
