"""Who may do what in the network, and what the states allow."""
