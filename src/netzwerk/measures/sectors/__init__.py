"""How ties run across sectors: between whom an actor stands, and what is more than chance gives."""
