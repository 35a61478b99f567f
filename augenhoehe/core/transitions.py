"""State machines as data: rules check them, docs/states/*.md is drawn from them."""

from __future__ import annotations

from .refused import Refused
from .values import dataclass


@dataclass(frozen=True, slots=True)
class Transition:
    """One verb of a machine: from any of `sources` to `target`; `who` names the function for the drawing."""

    name: str
    label: str
    sources: frozenset[str]
    target: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """All transitions of one noun; `states` maps each state to its German status word."""

    noun: str
    title: str
    states: dict[str, str]
    initial: tuple[str, ...]
    transitions: tuple[Transition, ...]

    def target(self, state: str, name: str) -> str:
        """The state after the verb; Refused with a sentence if the state does not allow it."""
        found = [one for one in self.transitions if one.name == name and state in one.sources]
        if not found:
            label = next((one.label for one in self.transitions if one.name == name), name)
            raise Refused(f"„{label}“ geht nicht, solange der Stand „{self.states[state]}“ ist.")
        return found[0].target

    def allows(self, state: str, name: str) -> bool:
        return any(one.name == name and state in one.sources for one in self.transitions)

    @property
    def final(self) -> frozenset[str]:
        """States that no verb leaves."""
        left = {source for one in self.transitions for source in one.sources}
        return frozenset(self.states) - left
