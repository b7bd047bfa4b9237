"""One target under atheris, until the time is over or something is found.

Run as a process: python -m tools.fuzz.one TARGET [options of libFuzzer]
"""

from __future__ import annotations

import sys

import atheris


def main() -> None:
    """Never returns: libFuzzer ends the process."""
    with atheris.instrument_imports(include=["screening"]):
        from tools.fuzz.targets import LONGEST, TARGETS
    target = TARGETS[sys.argv[1]]
    target(b"")  # what is made once is made before anything is timed
    atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
