"""Search documents of everything that may be found, and the words that forgive typing errors.

Closed rooms never write here.
"""
