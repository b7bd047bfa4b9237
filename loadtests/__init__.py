"""Load on a running service by locust: what it takes when many ask at once, for as long as one likes."""
