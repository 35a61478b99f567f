"""The council information systems of towns, read by OParl: what their councils deal with, kept and put in order.

Lies above concept, since an imported paper is linked to a measure, and below structure: a question is reached through
its thread, so nothing of the hints can be read from here.
"""
