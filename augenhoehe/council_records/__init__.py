"""The council information system of a town, read by OParl: what its council deals with, kept as it came and put in order.

Lies above concept, since an imported paper is linked to a measure, and below structure: a question is reached through
its thread, so nothing of the hints can be read from here.
"""
