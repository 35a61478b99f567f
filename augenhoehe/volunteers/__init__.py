"""Volunteers: who guides or interprets without being a professional, who asks for them, and what becomes of it.

An optional module, off until somebody switches it on. Whoever asks never learns how to reach a volunteer, a
volunteer sees nothing but what she was asked for, and nothing here names the people it is done for.
"""
