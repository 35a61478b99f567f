"""Interface catalogues: German sentences are the message ids; every other language must be complete.

Extraction without the GNU tools (a fresh machine has only Python): Babel for Python code, Django's own
`templatize` for templates. Who confirmed a translation is said by `core.multilingual.confirmed_by`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from .values import dataclass

KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
# A bracket inside a text („… (%(name)s) und …“) does not end the call.
_CALL = re.compile(r"""\b(n?p?gettext|_)\(((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^'"])*?)\)(?=\s)""", re.S)
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Found:
    """One message: id (or pair for plurals), context, and where it stands."""

    message: str | tuple[str, str]
    context: str | None
    place: str
    line: int


def package_directory() -> Path:
    return Path(settings.PACKAGE_DIR)


def languages() -> list[str]:
    return [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def catalogue_path(language: str) -> Path:
    return package_directory() / "locale" / language / "LC_MESSAGES" / "django.po"


def messages_in_code() -> Iterator[Found]:
    """All messages of Python files and templates, tests left out."""
    root = package_directory()
    for path in sorted(root.rglob("*.py")):
        if "tests" not in path.parts and "migrations" not in path.parts:
            yield from _in_python(path, str(path.relative_to(root.parent)))
    for path in sorted(root.rglob("templates/**/*")):
        if path.suffix in {".html", ".txt", ".svg", ".xml"}:
            yield from _in_template(path, str(path.relative_to(root.parent)))


def _in_python(path: Path, place: str) -> Iterator[Found]:
    with path.open("rb") as source:
        for line, message, _comments, context in extract("python", source, keywords=KEYWORDS):
            if isinstance(message, tuple | list):
                message = tuple(part for part in message if part)
                message = message[0] if len(message) == 1 else (message[0], message[1])
            if message:
                yield Found(message, context, place, line)


def _in_template(path: Path, place: str) -> Iterator[Found]:
    python_like = templatize(path.read_text(encoding="utf-8"), origin=place)
    for call in _CALL.finditer(python_like + " "):
        try:
            arguments = ast.literal_eval(f"({call.group(2)},)")
        except (ValueError, SyntaxError):
            arguments = _leading_strings(call.group(2))
        texts = [one for one in arguments if isinstance(one, str)]
        context = texts.pop(0) if "p" in call.group(1).removesuffix("gettext") and texts else None
        if not texts:
            continue
        line = python_like.count("\n", 0, call.start()) + 1
        plural = call.group(1).startswith("n") and len(texts) > 1
        yield Found((texts[0], texts[1]) if plural else texts[0], context, place, line)


def _leading_strings(arguments: str) -> tuple[str, ...]:
    """String literals at the start of an argument list; what follows (`count`) is no literal."""
    found = []
    rest = arguments.strip()
    while match := re.match(r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?\s*""", rest, re.S):
        found.append(ast.literal_eval(match.group(1)))
        rest = rest[match.end() :]
    return tuple(found)


def template_catalogue() -> Catalog:
    """All messages of the code, without translations."""
    catalogue = Catalog(project="Augenhöhe", charset="utf-8")
    for found in messages_in_code():
        flags = ["python-format"] if "%(" in str(found.message) else []
        catalogue.add(found.message, locations=[(found.place, found.line)], context=found.context, flags=flags)
    return catalogue


def read_catalogue(language: str) -> Catalog:
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, project="Augenhöhe", charset="utf-8")
    with path.open("rb") as source:
        return read_po(source, locale=language)


def update_catalogues() -> dict[str, int]:
    """Bring each language's file to the state of the code; returns missing translations per language."""
    template = template_catalogue()
    missing = {}
    for language in languages():
        catalogue = read_catalogue(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        _write(catalogue, language)
        missing[language] = sum(1 for message in catalogue if message.id and not translated(message.string))
    return missing


def _write(catalogue: Catalog, language: str) -> None:
    """A file without dates and line numbers, so that only changed texts change it."""
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Project-Id-Version: Augenhöhe\\n"\n"Language: {language}\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    with path.open("wb") as target:
        target.write(header.encode())
        write_po(target, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)


def translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def complaints() -> list[str]:
    """What is wrong with the catalogues, as sentences: missing, superfluous, or with other placeholders."""
    template = template_catalogue()
    wanted = {(message.id, message.context) for message in template if message.id}
    found = []
    for language in languages():
        catalogue = read_catalogue(language)
        have = {(message.id, message.context): message for message in catalogue if message.id}
        for key in sorted(wanted, key=str):
            message = have.get(key)
            if message is None or not translated(message.string) or message.fuzzy:
                found.append(f"{language}: „{_first(key[0])}“ ist nicht übersetzt.")
            elif not _same_placeholders(message.id, message.string):
                found.append(f"{language}: „{_first(key[0])}“ hat andere Platzhalter als das Deutsche.")
        found += [f"{language}: „{_first(key[0])}“ gibt es nicht mehr." for key in have.keys() - wanted]
    return found


def _first(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _same_placeholders(message: object, string: object) -> bool:
    wanted = _placeholders(message)
    strings = string if isinstance(string, tuple | list) else [string]
    # A singular may leave out the number; no form may invent a placeholder.
    return all(_placeholders(one) <= wanted for one in strings) and _placeholders(strings[-1]) == wanted


def _placeholders(text: object) -> set[str]:
    texts = text if isinstance(text, tuple | list) else [text]
    return {one or other for part in texts for one, other in _PLACEHOLDER.findall(str(part))}
