"""What every package stands on: clock, ids, text, numbers, Actor, Refused, Transition, happenings.

core knows no noun of the field. It collects what packages contribute, but imports none of them.
"""
