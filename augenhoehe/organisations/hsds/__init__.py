"""The register as a feed in HSDS 3.1 (Human Services Data Specification), for other registers."""
