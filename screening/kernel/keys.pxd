cdef enum:
    PAIR_TOKENS = 6  # the significant tokens of a name that are keyed
    SLOTS = 15  # tokens of all readings together that keys can be told to stand for
    SURE = 1 << 15  # beside those: a key of whole tokens
