"""Messages of the network, each in the language of whoever gets it."""
