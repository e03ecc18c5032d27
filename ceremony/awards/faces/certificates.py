"""What the page of certificates shows: the awards of the event, one form, a sample in it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ceremony.awards import queries
from ceremony.core import certificates
from ceremony.core.certificates import LABELS, Form


def certificates_page(event_id: int, award: str, form: Form) -> dict[str, Any]:
    """The awards to choose from, and this one's sheet: in each box the longest words it has to hold, as the
    trial page has them.
    """
    honoured = queries.honoured(event_id)
    mine = [who for given, who in honoured if given == award]
    titles = queries.certificate_titles(event_id)
    counts = Counter(given for given, _ in honoured)
    said = [certificates.words(who, form) for who in mine]
    longest = certificates.longest(form, said)
    return {
        "awards": [
            (one, titles[one], counts[one], bool(kept.printed))
            for one, kept in queries.certificate_forms(event_id).items()
        ],
        "award": award,
        "sheet": form,
        "boxes": [(name, place, longest[name]) for name, place in form.printed.items()],
        "sample": any(longest.values()),
        "lacking": [(LABELS[name], no) for name, no in certificates.lacking(form, said).items()],
        "after_death": certificates.unsaid_after_death(form, mine),
    }
