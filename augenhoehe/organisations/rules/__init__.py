"""Who may do what with entries, offers, rooms and needs, and what their states allow."""
