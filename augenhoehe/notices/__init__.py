"""What somebody owes (duties), and how people hear of it: inbox, mail, digest."""
