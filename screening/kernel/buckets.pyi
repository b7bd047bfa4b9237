import numpy as np
from numpy.typing import NDArray

def arrange(
    hashes: NDArray[np.uint64],
    records: NDArray[np.uint32],
    buckets: int,
    first: int,
    counts: NDArray[np.uint32],
    entries: NDArray[np.uint64],
) -> None: ...
def mark(hashes: NDArray[np.uint64], words: int, first: int, bitmap: NDArray[np.uint64]) -> None: ...
