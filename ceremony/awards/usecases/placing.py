"""The verb of certificates: where the words stand on a pre-printed form."""

from __future__ import annotations

from ceremony.awards import queries
from ceremony.awards.facts import CertificatesPlaced
from ceremony.awards.models import CertificateForm
from ceremony.base.change import Change, change
from ceremony.base.db import db
from ceremony.core.actor import Actor
from ceremony.core.award_changes import fingerprint
from ceremony.core.certificates import Form
from ceremony.core.refusals import Conflict, Unknown

FORM = ("width_mm", "height_mm", "shift_x_mm", "shift_y_mm", "places")


def print_of_form(row: CertificateForm | None) -> str:
    """What the page carries, so that nobody overwrites what somebody else has written meanwhile."""
    return fingerprint(row, FORM) if row is not None else ""


def place_certificates(actor: Actor, event_id: int, award: str, form: Form, seen: str) -> None:
    """Say where the words stand on the certificates of an award.

    Raises:
        NotAllowed: the actor is not the organiser.
        Unknown: no decision of this event gives such an award.
        Conflict: `row_changed`, the form is not what was `seen`.
    """
    actor.must_be(event_id)
    with change(event_id, actor) as this:
        if award not in queries.certificate_forms(event_id):
            raise Unknown(what="award")
        row = queries.certificate_row(event_id, award)
        if print_of_form(row) != seen:
            raise Conflict("row_changed")
        if row is None:
            row = CertificateForm(event_id=event_id, award=award)
            db.session.add(row)
        row.form = form
        this.record(CertificatesPlaced(award))


def take_over_forms(this: Change, like: int) -> None:
    """Compose: put the words where they stood on the certificates of another event."""
    for row in queries.certificate_rows(like):
        copy = CertificateForm(event_id=this.event_id, award=row.award)
        copy.form = row.form
        db.session.add(copy)
