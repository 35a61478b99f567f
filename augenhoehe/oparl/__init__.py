"""OParl 1.1: what committees do in public, as data for other programs; and the check of any such server.

Everything served is kept ready in one table of stamps, written by the same transaction that changed what is public.
In OParl a Body is the municipality; our committees are Organizations. Nothing is published here that is not public
already: whether it is, only the packages below decide. This package knows of no account, no hint, no case.
"""
