"""A trial of several replicas on one Redis server behind a proxy, while what they stand on fails: see `__main__`."""
