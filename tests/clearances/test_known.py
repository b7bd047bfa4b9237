"""What a process knows of clearances follows their changes, and says why one that there was does not hold."""

from __future__ import annotations

from dataclasses import replace

from screening.clearances import NONE, Clearance, Clearances, version_of
from screening.clearances.clearance import kept, read
from screening.model import Document, Name, PersonRecord
from tests.clearances.test_identity import HASHER, SHOWN, identity

RECORD = PersonRecord("n:1", "n", (Name("Viktor Molchanov"),), ("1971-03-09",))
APPROVED = Clearance(
    "c1", "n:1", "n", version_of(RECORD), identity(), "one", "case 7", "2030-01-01", "ann", "2026-11-22T10:00:00Z",
    "bob", "2026-11-23T10:00:00Z", sequence=5,
)  # fmt: skip
PROPOSED = replace(APPROVED, approved_by="", approved_at="", sequence=4)
REVOKED = replace(APPROVED, identity=None, revoked_by="ann", revoked_at="2026-11-24T10:00:00Z", sequence=6)


def knowing(*changes: Clearance) -> Clearances:
    return NONE.following(changes, HASHER)


def found(known: Clearances, record: PersonRecord = RECORD, today: str = "2026-12-01") -> tuple[str, str]:
    """The clearance that holds, and the note."""
    finding = known.about(record, known.shown(SHOWN), today)
    return finding.clearance.id if finding.clearance is not None else "", finding.note


def test_an_approved_one_holds_and_a_proposal_does_not() -> None:
    assert found(knowing(APPROVED)) == ("c1", "")
    assert found(knowing(PROPOSED)) == ("", "")
    assert not knowing(PROPOSED)


def test_changes_are_followed_one_after_the_other() -> None:
    known = knowing(PROPOSED)
    assert known.sequence == 4
    known = known.following([APPROVED], HASHER)
    assert (known.sequence, found(known)) == (5, ("c1", ""))
    known = known.following([REVOKED], HASHER)
    assert (known.sequence, found(known), bool(known)) == (6, ("", ""), False)


def test_what_was_taken_in_at_once_is_as_what_was_taken_in_one_by_one() -> None:
    other = replace(APPROVED, id="c2", record_id="n:2", sequence=7)
    third = replace(APPROVED, id="c3", sequence=8)
    changes = [PROPOSED, APPROVED, REVOKED, other, third]
    one_by_one = NONE
    for change in changes:
        one_by_one = one_by_one.following([change], HASHER)
    assert one_by_one == knowing(*changes)
    assert found(one_by_one) == ("c3", "")


def test_what_was_before_is_not_changed_by_what_follows() -> None:
    before = knowing(APPROVED)
    before.following([REVOKED], HASHER)
    before.following([replace(APPROVED, id="c2", sequence=9)], HASHER)
    assert found(before) == ("c1", "")
    assert before == knowing(APPROVED)


def test_revoking_one_leaves_another_of_the_same_traveller() -> None:
    second = replace(APPROVED, id="c2", sequence=7)
    assert found(knowing(APPROVED, second, replace(REVOKED, sequence=8))) == ("c2", "")


def test_it_holds_to_the_end_of_its_last_day_and_then_says_that_it_ran_out() -> None:
    known = knowing(APPROVED)
    assert found(known, today="2030-01-01") == ("c1", "")
    holds, note = found(known, today="2030-01-02")
    assert holds == ""
    assert note == (
        "The clearance of this traveller for this record ran out on 2030-01-01 (clearance c1): look again."
    )


def test_without_a_day_none_holds() -> None:
    assert found(knowing(APPROVED), today="") == ("", "")


def test_it_is_of_that_record_alone() -> None:
    assert found(knowing(APPROVED), replace(RECORD, id="n:2")) == ("", "")


def test_any_change_of_the_record_ends_it_and_is_told() -> None:
    for change in (
        {"remarks": "x"},
        {"names": (Name("Viktor Molchanow"),)},
        {"documents": (Document("X1"),)},
    ):
        holds, note = found(knowing(APPROVED), replace(RECORD, **change))  # type: ignore[arg-type]
        assert holds == ""
        assert note == (
            "This traveller was cleared for an earlier version of this record (clearance c1): look again."
        )


def test_that_a_record_is_restricted_says_nothing_of_the_person() -> None:
    assert found(knowing(APPROVED), replace(RECORD, restricted="contested")) == ("c1", "")


def test_a_note_is_for_the_traveller_who_was_cleared_and_for_nobody_else() -> None:
    known = knowing(APPROVED)
    other = known.shown(replace(SHOWN, documents=(Document("N7654321", "P", "KAZ"),)))
    assert known.about(replace(RECORD, remarks="x"), other, "2026-12-01").note == ""


def test_without_the_key_or_under_another_nobody_is_cleared() -> None:
    assert found(NONE.following([APPROVED], None)) == ("", "")
    assert found(knowing(replace(APPROVED, key="other"))) == ("", "")


def test_a_clearance_is_kept_and_read_the_same() -> None:
    for clearance in (PROPOSED, APPROVED, REVOKED):
        assert read(kept(clearance), clearance.sequence) == clearance


def test_what_is_told_of_it_holds_no_hash() -> None:
    told = APPROVED.told("2026-12-01")
    assert told["state"] == "approved"
    assert identity().document not in str(told)
    assert "identity" not in told
    assert "revoked_by" not in told


def test_its_state_follows_from_what_was_done_and_from_the_day() -> None:
    assert PROPOSED.state("2026-12-01") == "proposed"
    assert PROPOSED.state("2030-01-02") == "expired"
    assert APPROVED.state("2030-01-02") == "expired"
    assert REVOKED.state("2030-01-02") == "revoked"
