"""How sure a tie is, from what several informants say of the same pair."""
