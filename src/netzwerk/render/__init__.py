"""The door out: finished bytes for people and other tools, from what views planned."""
