"""Pages of the structure level; thin, they ask queries and call operations."""
