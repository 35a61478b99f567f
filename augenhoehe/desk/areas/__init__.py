"""The page of a social area: what is there, what is missing, what is known, and what follows; inside and for all."""
