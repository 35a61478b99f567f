"""Who may do what with events and registrations, and what their state allows."""

from .events import EVENT
from .registrations import REGISTRATION

MACHINES = (EVENT, REGISTRATION)
