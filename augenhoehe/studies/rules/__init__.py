"""Who may do what with studies and interviews, and what their state allows."""
