"""Generators of the files that a reader of workshop data must survive; no binary lies in the repository."""
