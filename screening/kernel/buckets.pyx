# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Hashes put into buckets, compiled: what a builder does with a hundred million of them.

Beside it in Python, with equal results: `screening.index.buckets`. Knows nothing of what was hashed.
"""

from libc.stdint cimport uint8_t, uint32_t, uint64_t

cdef enum:
    FEW = 32    # entries up to which sorting by insertion is quickest


cdef inline uint64_t bits(uint64_t key) noexcept nogil:
    """The two bits of a hash in its word of the bitmap."""
    return (<uint64_t> 1 << (key & 63)) | (<uint64_t> 1 << (key >> 6 & 63))


cdef inline uint64_t place(uint64_t key, uint64_t places) noexcept nogil:
    return ((key >> 32) * places) >> 32


def arrange(
    const uint64_t[::1] hashes,
    const uint32_t[::1] records,
    uint64_t buckets,
    uint64_t first,
    uint32_t[::1] counts,
    uint64_t[::1] entries,
):
    """Fills in the entries of some buckets, sorted, and how many each holds; see `screening.index.buckets`.

    `counts` must be zero. ValueError when a hash lies in no bucket of these.
    """
    cdef Py_ssize_t n = hashes.shape[0], some = counts.shape[0], i, j, begin, stop
    cdef uint64_t where
    cdef uint32_t total = 0, size
    cdef bint outside = False
    if records.shape[0] != n or entries.shape[0] != n:
        raise ValueError("hashes, records and entries have one length")
    with nogil:
        for i in range(n):
            where = place(hashes[i], buckets) - first
            if where >= <uint64_t> some:
                outside = True
                break
            counts[where] += 1
        if not outside:
            for i in range(some):  # from here on: where the next entry of a bucket goes
                size = counts[i]
                counts[i] = total
                total += size
            for i in range(n):
                where = place(hashes[i], buckets) - first
                entries[counts[where]] = (hashes[i] << 32) | records[i]
                counts[where] += 1
            begin = 0
            for i in range(some):  # now `counts` says where each ends
                stop = counts[i]
                if stop - begin > FEW:
                    heap_sort(&entries[begin], stop - begin)
                else:
                    for j in range(begin + 1, stop):
                        insert(&entries[begin], j - begin)
                counts[i] = <uint32_t> (stop - begin)
                begin = stop
    if outside:
        raise ValueError("a hash lies outside of the buckets")


cdef inline void insert(uint64_t *sorted_before, Py_ssize_t last) noexcept nogil:
    """Puts the last of `last + 1` numbers, of which the others are sorted, into its place."""
    cdef uint64_t moving = sorted_before[last]
    cdef Py_ssize_t i = last
    while i > 0 and sorted_before[i - 1] > moving:
        sorted_before[i] = sorted_before[i - 1]
        i -= 1
    sorted_before[i] = moving


cdef void heap_sort(uint64_t *values, Py_ssize_t count) noexcept nogil:
    """Sorts in place: a number reported a million times fills one bucket, which insertion would never finish."""
    cdef Py_ssize_t i
    cdef uint64_t greatest
    for i in range(count // 2 - 1, -1, -1):
        sink(values, i, count)
    for i in range(count - 1, 0, -1):
        greatest = values[0]
        values[0] = values[i]
        values[i] = greatest
        sink(values, 0, i)


cdef inline void sink(uint64_t *values, Py_ssize_t i, Py_ssize_t count) noexcept nogil:
    """Makes a heap below place i again, the greatest on top."""
    cdef uint64_t sinking = values[i]
    cdef Py_ssize_t child = 2 * i + 1
    while child < count:
        if child + 1 < count and values[child + 1] > values[child]:
            child += 1
        if values[child] <= sinking:
            break
        values[i] = values[child]
        i = child
        child = 2 * i + 1
    values[i] = sinking


def mark(const uint64_t[::1] hashes, uint64_t words, uint64_t first, uint64_t[::1] bitmap):
    """Sets the bits of hashes in a stretch of the bitmap that begins with its word `first`."""
    cdef Py_ssize_t i
    cdef uint64_t where
    cdef bint outside = False
    with nogil:
        for i in range(hashes.shape[0]):
            where = place(hashes[i], words) - first
            if where >= <uint64_t> bitmap.shape[0]:
                outside = True
                break
            bitmap[where] |= bits(hashes[i])
    if outside:
        raise ValueError("a hash lies outside of this stretch of the bitmap")
