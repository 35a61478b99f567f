"""Who may do what on the structural level, and what the states allow; one file per noun."""
