"""Questions about programmes, bookmarks and grants."""
