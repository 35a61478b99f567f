"""Forms of the closed room. Inside pages, German only; nothing typed here is kept in a draft."""
