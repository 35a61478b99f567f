"""Who may keep the public pages, and what makes sense on them."""
