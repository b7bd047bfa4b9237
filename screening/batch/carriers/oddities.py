"""What is odd about a traveller of a carrier's list although each field is in order. Says it, changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from screening.batch.lenient import Body

_DIGITS_OF_A_NUMBER = 5
_OF_A_DOCUMENT = (("type", "type"), ("issuing_state", "issuing state"), ("expiry_date", "date of expiry"))


def oddities(body: Body) -> Iterator[str]:
    """A sentence for each: facts that are missing, and forms that carriers are known to get wrong."""
    documents = body.get("documents") or ()
    if not documents:
        yield "No travel document is given."
    for document in documents:
        number, state = document["number"], document.get("issuing_state", "")
        for field, what in _OF_A_DOCUMENT:
            if not document.get(field) and (field, document.get("type")) != ("expiry_date", "V"):
                yield f"A document has no {what}."
        if state and number.startswith(state) and len(number) >= len(state) + _DIGITS_OF_A_NUMBER:
            yield "The code of the issuing state stands in front of the document number."
        if " " in number:
            yield "A document number holds spaces."
    if not body.get("birth_date"):
        yield "No date of birth is given."
    states = body.get("nationality", "")
    if any(len(state) == 2 for state in ((states,) if isinstance(states, str) else states)):
        yield "The nationality has two letters instead of three."
