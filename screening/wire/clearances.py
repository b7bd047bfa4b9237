"""What is sent about clearances: who is to be cleared of which record, and the same traveller said again."""

from __future__ import annotations

from screening.model import Traveller
from screening.wire import fields, travellers
from screening.wire.bodies import Body, TravellerBody
from screening.wire.reading import Source, checked, validator


class ProposalBody(Body):
    """That this traveller is not the person of that record, until a day; `reference` names the case on paper."""

    record_id: fields.RecordId
    traveller: TravellerBody
    reference: fields.Reference
    expires_on: fields.Date


class AgreementBody(Body):
    """The traveller of a proposal, said again from the papers by somebody else."""

    traveller: TravellerBody


_PROPOSAL, _AGREEMENT = validator(ProposalBody), validator(AgreementBody)


def proposal(data: Source) -> tuple[Traveller, ProposalBody]:
    """The traveller to be cleared, and what else was said."""
    body: ProposalBody = checked(_PROPOSAL, data)
    return travellers.part(body.traveller, "traveller"), body


def agreement(data: Source) -> Traveller:
    """The traveller as the second person says."""
    body: AgreementBody = checked(_AGREEMENT, data)
    return travellers.part(body.traveller, "traveller")
