"""Protecting a table of counts exactly: hide or round cells so that no attacker narrows a small one.

Modules here need scipy and numpy and are imported by tasks and commands only, inside their functions; the web
process reads what they found. Method: Fischetti and Salazar 2001 (ADR 0018).
"""
