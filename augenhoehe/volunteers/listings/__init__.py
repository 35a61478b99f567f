"""Lists of volunteers, requests and hours, as data."""
