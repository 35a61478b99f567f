"""Who signs in, for which carrier, with which grants. A login is no client, no seat and no public contact."""
