"""The network as a whole: one row a measure, with the bounds of what nobody was asked."""
