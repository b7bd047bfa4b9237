"""A hundred clients who mean ill, or are broken, beside one who asks honestly: what does the honest one notice?

    python -m loadtests.hostile [--clients 100] [--seconds 20] [--turns 3] [--workers 1] [--json]

A service of its own with keys, limits and audit, as an operator has it. Turns without and with the crowd in one run,
so that what else the machine does falls on both. The crowd (`crowd`) is a process of its own at low priority: it
stands for other machines, and must not take the processor from the service by other means than its requests.
"""
