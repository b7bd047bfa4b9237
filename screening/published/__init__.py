"""Snapshots in a shared folder or object store: made once, fetched by every replica that needs one.

`shelf` is what others use. Knows how snapshots lie there and when one may be trusted; not who builds them, nor when
(`screening.serve.renewal`).
"""
