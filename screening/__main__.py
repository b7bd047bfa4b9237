"""`python -m screening` is `screening`."""

from screening.cli import main

main()
