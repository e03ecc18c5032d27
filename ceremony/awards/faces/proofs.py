"""The proof before the rehearsal: what was decided, what is shown, what is said, side by side."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ceremony.awards import queries
from ceremony.awards.faces.lines import names_beside
from ceremony.core.aloud import placed
from ceremony.core.award_doubts import LINKS, Doubt, doubts, proof_of
from ceremony.core.calling import SECRET


def proof_page(event_id: int, only_doubtful: bool) -> dict[str, Any]:
    """Everybody who will be called, by batch and in calling order; those without a place stand last."""
    people = [one for one in queries.recipients(event_id) if one.phase not in SECRET]
    listed = queries.listed_names(event_id)
    found = doubts(people, listed)
    decided = {row.id: row for row in queries.decisions(event_id)}
    lines: list[dict[str, Any]] = [
        {
            "row": one,
            "proof": proof_of(one),
            "detail": placed(one.position, one.unit, one.name),
            "doubts": found[one.id],
            **names_beside(one, listed),
            "look": any(doubt not in LINKS for doubt in found[one.id]),
            "unlinked": Doubt.UNCONFIRMED in found[one.id] or Doubt.UNLINKED in found[one.id],
            "decision": decided[one.decision_id],
        }
        for one in people
    ]
    kept = [line for line in lines if line["look"]] if only_doubtful else lines
    batches = groupby(kept, key=lambda line: line["row"].batch if line["row"].place else 0)
    return {
        "batches": [(no, list(together)) for no, together in batches],
        "all": len(lines),
        "look": [line for line in lines if line["look"]],
        "unlinked": sum(line["unlinked"] for line in lines),
    }
