"""Threads with their steps, and the audit trail with its seals.

Append-only. It knows nobody's content, only that something was done.
"""
