"""Clusters, with a verdict whether there are any, and where each actor stands among them."""
