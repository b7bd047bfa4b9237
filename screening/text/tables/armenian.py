"""Armenian letters: BGN/PCGN 1981 (Eastern), then Western Armenian, whose stops are the other way round."""

from __future__ import annotations

from screening.text.tables.pairs import pairs

EASTERN = pairs(
    "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch"
    " պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev ու u"
)
WESTERN = EASTERN | pairs("բ p գ k դ t կ g պ b տ d ծ dz ձ ts ճ j ջ ch խ kh յ h")
INITIAL = pairs("ե ye ո vo և yev")  # at the head of a word
PLAIN = EASTERN | pairs("յ i ը e խ h ծ c ց c")
