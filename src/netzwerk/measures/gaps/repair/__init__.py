"""The smallest bundle of new ties and memberships that mends a network."""
