"""What additions would bring and removals would cost: of ties, of actors, of sets of actors."""
