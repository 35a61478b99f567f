"""Indices of segregation: how unevenly a group lives over the areas of a town.

`measures` needs numpy and is imported by tasks and commands only, inside their functions; the web process never loads
it. An index is never computed from hidden or rounded cells (`reading.checked`).
"""
