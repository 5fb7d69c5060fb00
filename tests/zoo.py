"""The zoo of small networks, which the package itself keeps for measures of one's own."""

from netzwerk.measures.zoo import network, zoo

__all__ = ["network", "zoo"]
