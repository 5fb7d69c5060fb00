"""Core and periphery: the model, the search for it, and what chance alone would give."""
