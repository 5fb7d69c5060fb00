"""Generators of the files that a reader of workshop data must survive; nothing binary lies in the repository."""
