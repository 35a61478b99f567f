"""Who may do what with programmes, bookmarks and grants; how conditions and own shares are judged."""
