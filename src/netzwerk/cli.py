"""The pipeline from a shell."""
