"""How long records are kept: reviews that are due, records that lapse, and proof of what is gone.

`withdrawal` takes one record off file, `rounds` those that have lapsed, `traces` says where the content of a withdrawn
record still is, and `proof` puts that into a certificate. Why it is so: docs/adr/0026.
"""
