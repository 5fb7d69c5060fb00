"""How far values and ranks can be trusted, and what another coding rule would have given."""
