"""What a person types about decisions, their lines, and the certificates they give."""

from ceremony.awards.forms.certificates import SheetForm, sheet_form
from ceremony.awards.forms.decisions import (
    DecisionForm,
    RecipientForm,
    decision_form,
    recipient_form,
    written_meanwhile,
)

__all__ = [
    "DecisionForm",
    "RecipientForm",
    "SheetForm",
    "decision_form",
    "recipient_form",
    "sheet_form",
    "written_meanwhile",
]
