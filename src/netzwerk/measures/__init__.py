"""What is measured: pure functions from a network to pandas answers, each listed as a record."""
