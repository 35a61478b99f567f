"""Lists of the network, as data."""
