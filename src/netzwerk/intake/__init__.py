"""The door in: bytes to cells, and what people decided; nothing here reads meaning into a cell."""
