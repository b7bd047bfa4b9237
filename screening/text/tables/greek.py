"""Greek letters: ELOT 743 / ISO 843 type 2 (which ICAO and Greek passports use), then as heard.

Accents are gone before this table is met.
"""

from __future__ import annotations

from screening.text.tables.pairs import pairs

ELOT = pairs(
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o"
    " ου ou γγ ng γξ nx γχ nch ϳ j"
)
HEARD = ELOT | pairs("μπ b ντ d γκ g τζ tz τσ ch υ i χ h ου u γι y ξ x ει ei κσ x")
NATIVE = HEARD | pairs("ει i οι i αι e τζ j γγ g")
INITIAL = pairs("μπ b ντ d γκ g")  # ELOT writes mp within a word, b at its edges
VOICED_AFTER = frozenset("αβγδεζηιλμνορυω")  # αυ ευ ηυ end in v before these, in f otherwise
