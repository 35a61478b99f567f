"""Inside pages without one owner: Heute, search, rights, data protection, administration."""
