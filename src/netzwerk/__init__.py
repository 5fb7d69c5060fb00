"""netzwerk: stakeholder network analysis from workshop sheets."""
