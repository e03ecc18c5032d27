"""What the pages of decisions show, drawn from the rows."""

from ceremony.awards.faces.certificates import certificates_page
from ceremony.awards.faces.lines import decisions_page, recipient_line
from ceremony.awards.faces.links import links_page, matches
from ceremony.awards.faces.proofs import proof_page

__all__ = ["certificates_page", "decisions_page", "links_page", "matches", "proof_page", "recipient_line"]
