"""Circular letters to organisations of the register: chosen, written once, one letter for each, and what came back.

Nobody ever sees who else got it. What is owed by law is no circular: who wants none gets none.
"""
