"""One organisation, one name: folding a spelling, and resolving a mention to an actor."""
