"""What draws are made of: seeded chunks, networks stacked, reports drawn anew, workshop tables, spans."""
