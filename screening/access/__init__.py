"""Access: who may ask, what their role allows, and how much they may ask.

`door` turns credentials into a grant (`keyring` for keys and certificates, `bearer` for tokens); `rules` says
which role may use which route; `rates` and `trawling` watch how much a client asks. Pure of FastAPI: the gate
in `screening.api` puts these in front of every request.
"""

from __future__ import annotations

from screening.access.identity import ANONYMOUS, EVERYBODY, OPEN, PUBLIC, ROLES, Grant, Identity, identity_of

__all__ = ["ANONYMOUS", "EVERYBODY", "OPEN", "PUBLIC", "ROLES", "Grant", "Identity", "identity_of"]
