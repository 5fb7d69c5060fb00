"""Two modes: actors by fields of action, committees or groups, and one mode seen through the other."""
