"""What is drawn from the code into docs/: reactions, states, rights, the field register."""

from __future__ import annotations

from collections.abc import Iterable

from . import contributions
from .register import DataCard
from .rights import Permission, Role
from .transitions import Machine

HEAD = "<!-- Gezeichnet aus dem Code mit „augenhoehe draw“. Änderungen gehören in den Code. -->\n\n"


def all_drawings() -> dict[str, str]:
    """Path below docs/ → text."""
    found = {"reactions.md": reactions(), "rechte.md": rights(), "datenregister.md": data_register()}
    for machine in contributions.machines():
        found[f"states/{machine.noun}.md"] = states(machine)
    return found


def reactions() -> str:
    """Which package answers to what happened below it, and which questions it answers to those below."""
    rows = sorted(
        (one.to.__module__, one.to.__name__, one.do.__module__, one.do.__name__, one.because)
        for one in contributions.collected("REACTIONS")
    )
    answered = [
        (_code(happening), _package(origin), _package(module), _code(verb), because)
        for origin, happening, module, verb, because in rows
    ]
    lookups = [
        (_code(one.question), _package(one.answer.__module__), one.because)
        for one in contributions.collected("LOOKUPS")
    ]
    slots = [
        (_code(one.place), _package(one.context.__module__), _code(one.template), str(one.order))
        for one in sorted(contributions.collected("SLOTS"), key=lambda one: (one.place, one.order, one.template))
    ]
    return (
        HEAD + "# Was aufsteigt\n\n"
        "Pakete kennen nur, was unter ihnen liegt. Was nach oben wirkt, steht hier; die Reaktion läuft sofort und in "
        "derselben Transaktion ([ADR 0003](adr/0003-eine-tuer-nach-oben.md)).\n\n"
        "## Geschehnisse und Reaktionen\n\n"
        + _table(("Geschehnis", "aus", "Paket", "Operation", "weil"), answered)
        + "\n## Felder auf Seiten anderer\n\n"
        + _table(("Platz", "Paket", "Vorlage", "Reihenfolge"), slots)
        + "\n## Fragen nach oben\n\n"
        + _table(("Frage", "antwortet", "weil"), sorted(lookups))
    )


def states(machine: Machine) -> str:
    """The states of a noun as a diagram and as a table."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{label}" as {state}' for state, label in machine.states.items()]
    lines += [f"    [*] --> {state}" for state in machine.initial]
    for one in machine.transitions:
        lines += [f"    {source} --> {one.target}: {one.label}" for source in machine.states if source in one.sources]
    lines += [f"    {state} --> [*]" for state in machine.states if state in machine.final]
    rows = [
        (
            one.label,
            ", ".join(f"„{machine.states[source]}“" for source in machine.states if source in one.sources),
            f"„{machine.states[one.target]}“",
            one.who or "–",
        )
        for one in machine.transitions
    ]
    diagram = "```mermaid\n" + "\n".join(lines) + "\n```\n\n"
    return HEAD + f"# Stände: {machine.title}\n\n" + diagram + _table(("Schritt", "von", "nach", "wer"), rows)


def rights() -> str:
    """Which role may do what."""
    parts = [
        HEAD,
        "# Rollen und Rechte\n\n",
        "Rechte sind Code ([ADR 0004](adr/0004-rechte-als-code.md)). "
        "Wer eine Rolle hat, für welchen Bereich und wie lange, steht in der Installation.\n",
    ]
    for package, permissions in _by_package(contributions.permissions()):
        rows = [
            (
                one.sentence,
                ", ".join(sorted(_code(role) for role in one.roles)),
                "ja" if one.residence_authority else "**nie**",
                "ja" if one.second_factor else "–",
                _code(one.name),
            )
            for one in permissions
        ]
        head = ("Recht", "Rollen", "Konten von Ausländer- und Einbürgerungsbehörden", "zweiter Faktor", "Name")
        parts.append(f"\n## {package}\n\n" + _table(head, rows))
    parts.append("\n## Was eine Rolle darf\n\n" + _table(("Rolle", "Rechte"), _by_role()))
    return "".join(parts)


def data_register() -> str:
    """Each table: whose it is, why it is there, how long, who reads, and how sensitive each field is."""
    parts = [HEAD, "# Datenregister\n\nRechtsgrundlagen und Fristen sind Vorschläge und zu prüfen.\n"]
    for card in contributions.data_cards():
        parts.append(_card(card))
    return "".join(parts)


def _card(card: DataCard) -> str:
    facts = [
        ("Wessen Zeilen", str(card.owner)),
        ("Zweck", card.purpose),
        ("Rechtsgrundlage", card.legal_basis),
        ("Aufbewahrung", card.retention),
        ("Löschen", card.erasure),
        ("Auskunft", card.access_report),
        ("Wer liest", card.readers),
    ]
    fields = [(_code(name), str(kind)) for name, kind in card.fields.items()]
    return (
        f"\n## {card.title} ({_code(card.model)})\n\n"
        + _table(("", ""), facts)
        + "\n"
        + _table(("Feld", "Klasse"), fields)
    )


def _by_package(permissions: Iterable[Permission]) -> list[tuple[str, list[Permission]]]:
    found: dict[str, list[Permission]] = {}
    for one in permissions:
        found.setdefault(one.name.split(".")[0], []).append(one)
    return list(found.items())


def _by_role() -> list[tuple[str, str]]:
    held = contributions.permissions()
    return [(_code(role), "; ".join(one.sentence for one in held if role in one.roles) or "–") for role in Role]


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    if len(lines) == 2:
        return "Noch nichts.\n"
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def _code(name: str) -> str:
    return f"`{name}`"


def _package(module: str) -> str:
    return _code(module.split(".")[1])
