"""Whatever runs is killed at random moments while it is asked: is anything lost, and is anybody clear who must not be?

    python -m loadtests.kills --minutes 10 --seed 1 [--store redis] [--json]

A service of its own, in a temporary folder, as an operator has it (`trial`), clients who remember what they were told
(`clients`, `ledger`), and what is held against that at the end (`verdict`). Needs the repository's tests beside it.
"""
