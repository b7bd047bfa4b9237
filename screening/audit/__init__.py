"""The audit: every question, change, refusal and export, on file before its answer leaves.

    keys       one secret in a file, and the keys derived from it
    subject    whom or what an entry is about, as keyed hashes
    links      one entry tied to the one before it
    segment    a file of entries that one process writes
    chain      the common file that ties all segments together
    journal    what a process writes: segments opened, filled, turned over, brought to the disk
    office     what an entry says, and what becomes of an answer that cannot be entered
    verify     finds what was removed, changed or put in another order
    search     who asked about this person or document
    retention  whole segments removed when their time is over

Knows nothing of HTTP, of stores, or of how an asker was recognised.
"""
