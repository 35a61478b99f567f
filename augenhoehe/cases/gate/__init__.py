"""The one-way gate from the closed room to the structural level (ADR 0010): what leaves, and what must not.

`identifiers` finds what could name somebody; `queue` seals a released hint and lets it go among others.
"""
