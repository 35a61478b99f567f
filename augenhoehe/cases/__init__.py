"""Case management: clients, their cases and concerns, sealed, open to the case manager and a named deputy only.

The room may never be known by a public page, by search, or by statistics. One thing leaves it: a structural hint
without a name, through the gate (ADR 0010), and no table outside knows where it came from.
"""
