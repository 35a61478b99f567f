"""What a result text of a council information system says. Rules as data; what none of them reads goes to a person.

A rule has to fit the whole text: a rest that it does not explain (a second vote, a table pressed into digits) makes
the text doubtful. Digits are taken only where their meaning is written beside them („9 Ja-Stimmen“).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from augenhoehe.core.values import dataclass
from augenhoehe.council_records.vocabularies import ResultCode as Code

_SEPARATOR = r"[\s,;:/.]*(?:und\s+|bei\s+)?"
_NUMBER_WORDS = {
    "keine": 0, "keiner": 0, "ohne": 0, "ein": 1, "eine": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBER_WORDS)})"
_HYPHEN = r"\s*[-–]?\s*"
# Clerks type fast: Entahltung, Enhaltung, Enthaltugen.
_ABSTAIN = r"(?:stimm)?ent?(?:ha|ah|a)lt(?:u?n?gen|ung|en)?(?:\(en\))?"
_YES = rf"(?P<yes>{_NUMBER})x?{_HYPHEN}ja(?:{_HYPHEN}stimmen?(?:\(n\))?)?(?![a-zäöüß])"
_NO = rf"(?P<no>{_NUMBER})x?{_HYPHEN}(?:nein(?:{_HYPHEN}stimmen?(?:\(n\))?)?|gegenstimmen?(?:\(n\))?)(?![a-zäöüß])"
_ABSTENTIONS = rf"(?P<abstentions>{_NUMBER}|o)x?{_HYPHEN}{_ABSTAIN}(?![a-zäöüß])"
# Who abstained: a party or a name, in brackets or behind; nothing that could be a second vote.
_WHO = r"(?P<who>[\s,]*(?:\([^()]{1,60}\)|[^:;]{0,60}))?"
_ABSTAINED_TOO = rf"(?:{_NUMBER}\s{_ABSTAIN}(?:\sder)?\s[\w‘´/]{{2,20}}-fraktion,\s)?"
_PARTY = r"(?:,?\s(?:der\s|die\s)?[\w‘´/]{2,20}-fraktion(?=[\s,;.]|$))?"
_BY_WHOM = r"(?:(?:der|die)\s+(?:rat|ausschuss|anwesenden|mitglieder|gemeinderat|kreistag)[\w\s]{0,40}\s)?"
_UNANIMOUS = r"(?:ei?nstimmi[gt]|einstimimig|einstimmung)"
_DECIDED = r"(?:\s+(?:angenommen|beschlossen|zugestimmt|dafür))?"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says; `rule` is empty when no rule reads it, then a person looks."""

    code: str
    rule: str = ""
    yes: int | None = None
    no: int | None = None
    abstentions: int | None = None

    @property
    def sure(self) -> bool:
        return self.rule != ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a result: `pattern` has to fit the whole text in small letters."""

    name: str
    pattern: str
    code: str
    examples: tuple[str, ...]


def _any_order(*parts: str) -> str:
    """The parts side by side, each at most once, in any order; which stood there is seen by their groups."""
    one = "|".join(re.sub(r"\?P<\w+>", "?:", part) for part in parts)
    return rf"(?:(?:{one}){_PARTY}{_SEPARATOR}){{2,3}}"


RULES = (
    Rule(
        "nothing decided",
        r"[-.\s()]*|\(?kein text vorhanden\)?|ohne|ohne(?: beschluss| abstimmung)|entfällt|entfallen|n/a|keine?|"
        r"ohne,? da mitteilungsvorlage|es erfolgte? keine abstimmung|keine abstimmung|kein beschluss",
        Code.NONE,
        ("ohne", "entfällt", "-.-", "(kein Text vorhanden)", "N/A", "Es erfolgte keine Abstimmung."),
    ),
    Rule(
        "unanimous",
        rf"{_BY_WHOM}{_UNANIMOUS}{_DECIDED}|"
        rf"(?:der|die)\s[\w\s-]{{3,40}}?\s(?:beschließt|empfiehlt)\s{_UNANIMOUS}\s(?!.*(?:stimmen|enthalt|ablehn|abzulehn|nicht)).*",
        Code.UNANIMOUS,
        ("einstimmig", "Einstimmig.", "einstimmig angenommen", "Einstimmit"),
    ),
    Rule(
        "unanimous with abstentions",
        rf"{_UNANIMOUS}{_DECIDED}[\s,;:]*(?:bei\s+)?{_ABSTAINED_TOO}{_ABSTENTIONS}{_WHO}",
        Code.UNANIMOUS,
        ("einstimmig, 0 Enthaltungen", "Einstimmig; 1 Enthaltung (CDU)", "einstimmig bei drei Enthaltungen der FDP"),
    ),
    Rule(
        "unanimous with counts",
        rf"{_UNANIMOUS}{_SEPARATOR}{_any_order(_YES, _NO, _ABSTENTIONS)}",
        Code.UNANIMOUS,
        ("einstimmig12 Ja-Stimmen, 0 Enthaltungen, 0 Nein-Stimmen",),
    ),
    Rule(
        "counts",
        rf"{_any_order(_YES, _NO, _ABSTENTIONS)}{_WHO}",
        Code.COUNTS,
        ("11 Ja-Stimmen, 1 Nein-Stimme, 0 Enthaltungen", "9 Ja, 3 Nein-Stimmen", "12 – ja-Stimmen, 1 Enthaltung"),
    ),
    Rule(
        "noted",
        r"(?:(?:der|die|das)\s[^.;:]{2,160}?\s(?:nimmt|nehmen)\s[^.;:]{0,160}?)?(?:einstimmig\s+)?"
        r"(?:wird\s+|wurde\s+)?(?:einstimmig\s+)?zur\s+kenntnis(?:\s+genommen)?|kenntnisnahme|kenntnis genommen|"
        r"es wird zur kenntnis genommen, dass (?!.*(?:stimmen|stimmig|enthalt|abgelehnt)).*",
        Code.NOTED,
        ("zur Kenntnis genommen", "Der Ausschuss nimmt den Bericht zur Kenntnis.", "Kenntnisnahme"),
    ),
    Rule(
        "postponed",
        r"(?:einstimmig |mehrheitlich |wird |wurde |der (?:punkt|antrag) (?:wird|wurde) )*"
        r"(?:vertagt|zurückgestellt|auf die nächste sitzung vertagt|in die nächste sitzung verschoben)|vertagung",
        Code.POSTPONED,
        ("vertagt", "einstimmig zurückgestellt", "Der Punkt wird vertagt."),
    ),
    Rule(
        "rejected",
        r"(?:einstimmig |mehrheitlich |mit stimmenmehrheit |der (?:antrag|beschluss) (?:wird|wurde|ist) |wird |wurde )*"
        r"abgelehnt|ablehnung",
        Code.REJECTED,
        ("abgelehnt", "mehrheitlich abgelehnt", "einstimmig abgelehnt", "Der Antrag wird abgelehnt."),
    ),
    Rule(
        "withdrawn",
        r"(?:von der tagesordnung |der (?:punkt|antrag) (?:wird|wurde) |wird |wurde )*"
        r"(?:zurückgezogen|abgesetzt|von der tagesordnung (?:abgesetzt|genommen))",
        Code.WITHDRAWN,
        ("zurückgezogen", "Der Antrag wurde zurückgezogen.", "von der Tagesordnung abgesetzt"),
    ),
    Rule(
        "adopted",
        r"(?:der (?:antrag|beschluss|vorschlag) (?:wird|wurde|ist) )?(?:mehrheitlich|mit (?:stimmen)?mehrheit|"
        r"ohne (?:gegenrede|widerrede|widerspruch)) (?:angenommen|beschlossen|zugestimmt)|"
        r"ohne (?:gegenrede|widerrede) wird (?:dem|dem vorschlag|dem antrag) zugestimmt, es erfolgt keine abstimmung",
        Code.ADOPTED,
        ("mehrheitlich angenommen", "mit Stimmenmehrheit beschlossen", "Der Vorschlag wird ohne Gegenrede angenommen."),
    ),
)  # fmt: skip
_COMPILED = tuple((rule, re.compile(rule.pattern)) for rule in RULES)
_VOTES = {"yes": re.compile(_YES), "no": re.compile(_NO), "abstentions": re.compile(_ABSTENTIONS)}
# Signs of a second vote or another decision, in what stands behind a result.
_SECOND = re.compile(
    r"stimm|\bja\b|\bnein\b|enthalt|abgelehnt|antrag|beschl|vertag|zurück|punkt|gesamt|ergebnis|kenntnis|"
    r"\b[a-z1-9]\s*[).]\s|\d\.\s|entgegen|gewählt|nicht"
)
_OTHER_VOTE = re.compile(
    r"stimm(?:e|en|t|ung|recht|ig)\b|stimmig|\bja\b|\bnein\b|enthalt|vertag|zurückge(?:stellt|zog)|abgesetzt|geheim|"
    r"zwei\s?dritteln?|auslos|\blos\b|ungültig|gewählt|darüber hinaus|kenntnis"
)
_NOT_ADOPTED = re.compile(
    r"abgelehnt|zurückgewiesen|ablehn|antrag|entgegen|keine mehrheit|"
    r"nicht (?:gefolgt|stattgegeben|angenommen|zugestimmt)"
)
# What the administration wrote in later is no part of the result.
_LATER_NOTE = re.compile(r"anmerkung der verwaltung\s?:")
# Some systems cut a result after so many signs: then nobody knows what else was voted on.
CUT = 255
_CEREMONY = re.compile(r"bürgermeister(?:in)? [\w-]+ (?:überreicht|gratuliert|verabschiedet|bedankt)")
# A result at the beginning of a text, before the clerk's next sentence.
_BEGINNINGS = (
    re.compile(rf"{_UNANIMOUS}{_SEPARATOR}(?:{_any_order(_YES, _NO, _ABSTENTIONS)}|{_ABSTENTIONS})?", re.IGNORECASE),
    re.compile(rf"{_any_order(_YES, _NO, _ABSTENTIONS)}", re.IGNORECASE),
    re.compile(r"(?:der|die|das)\s[^.;:]{2,300}?zur\s+kenntnis\.", re.IGNORECASE),
)
# Systems that drop line breaks glue the next sentence to the result.
_GLUED = re.compile(r"((?i:enthaltung(?:en)?|stimmen?|einstimmig|kenntnis\.))(?=[A-ZÄÖÜ])")
# What introduces a part: „a)“, „2.“, „zu b)“, „Beratungsergebnis 3:“, „Grundsteuer A:“.
_LETTER = r"(?:[a-h]\)|\d{1,2}[.)](?!\d{3}))"
_PART = re.compile(
    r"(?:^|(?<=[a-z.\s):]))(?:Beratungsergebnis \d{1,2}\.?:|"
    rf"(?:[Zz]u )?(?:Punkt |Nr\. ?)?{_LETTER}(?:\s?-\s?{_LETTER})?:?|"
    r"[Zz]u \d{1,2}:|[A-ZÄÖÜ][A-Za-zäöüÄÖÜß .]{1,40}:)\s*"
)


# Whose motion a part is about says nothing of its result.
_MOTION = re.compile(
    r"^Antrag (?:der |des )?(?:Fraktion )?[\w‘´/]{2,12}(?: Grünen)?(?:-\s?Fraktion)?:?\s*(?=[a-h]\)|\d|$)"
)
_TOOK_NO_PART = re.compile(r"nahm(?:en)? an dieser abstimmung nicht teil")


def tidy(text: str) -> str:
    """One spelling for what looks the same: no double or hard spaces, no signs nobody sees."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(sign if unicodedata.category(sign) not in ("Cc", "Cf") else " " for sign in plain)
    return " ".join(plain.split())


def read_result(text: str) -> Reading:
    """The first rule that explains the whole text; then several results in a row; then a result before a remark."""
    plain = tidy(text)
    for attempt in (_read, _read_parts, _read_beginning):
        found = attempt(plain)
        if found.sure:
            return found
    return Reading(Code.UNKNOWN)


def _read_parts(plain: str) -> Reading:
    """„a) einstimmig b) 7 Ja-Stimmen, 3 Nein-Stimmen“: all parts have to be read, and their votes are not added up."""
    marks = list(_PART.finditer(plain))
    before = plain[: marks[0].start()] if marks else ""
    if len(plain) >= CUT or len(marks) < 2 or (before and _read(before.strip(" :")).code != Code.UNANIMOUS):
        return Reading(Code.UNKNOWN)
    ends = [mark.start() for mark in marks[1:]] + [len(plain)]
    parts = [_MOTION.sub("", plain[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    if not parts[-1]:
        return Reading(Code.UNKNOWN)
    codes = {_read_part(part).code for part in parts if part}
    if codes == {Code.UNANIMOUS}:
        return Reading(Code.UNANIMOUS, "several votes")
    return Reading(Code.COUNTS, "several votes") if codes <= {Code.UNANIMOUS, Code.COUNTS} else Reading(Code.UNKNOWN)


def _read_part(plain: str) -> Reading:
    found = _read(plain)
    return found if found.sure else _read_beginning(plain)


def _read_beginning(plain: str) -> Reading:
    """A result, then a sentence of its own in which nothing is voted on or taken back."""
    apart = _GLUED.sub(r"\1 ", plain)
    for pattern in _BEGINNINGS:
        match = pattern.match(apart)
        if match is None:
            continue
        found, rest = _read(match.group()), apart[match.end() :].lstrip(" .,;")
        said = _remark(rest.casefold())
        if not found.sure or not rest[:1].isupper() or " " not in rest or _OTHER_VOTE.search(said):
            continue
        if len(plain) >= CUT and said and not _CEREMONY.match(said):
            continue
        if found.code != Code.COUNTS and _NOT_ADOPTED.search(said):
            continue
        return replace(found, rule="result before a remark")
    return Reading(Code.UNKNOWN)


def _remark(rest: str) -> str:
    """What of the sentences behind a result could change it."""
    return "" if _LATER_NOTE.match(rest) else _TOOK_NO_PART.sub("", rest)


def _read(plain: str) -> Reading:
    small = plain.casefold().strip(" .,;")
    for rule, pattern in _COMPILED:
        match = pattern.fullmatch(small)
        if match is None:
            continue
        who = match.groupdict().get("who") or ""
        if _SECOND.search(who):
            continue
        return _with_votes(rule, small.removesuffix(who) if who else small)
    return Reading(Code.UNKNOWN)


def _with_votes(rule: Rule, small: str) -> Reading:
    """Votes where they are written out; the same thing said twice or against itself is doubtful."""
    if rule.code not in (Code.UNANIMOUS, Code.COUNTS):
        return Reading(rule.code, rule.name)
    votes: dict[str, int | None] = {}
    for name, pattern in _VOTES.items():
        said = [match[name] for match in pattern.finditer(small)]
        if len(said) > 1 and name != "abstentions":
            return Reading(Code.UNKNOWN)
        # Abstentions told for each party are not added up here.
        votes[name] = _number(said[0]) if len(said) == 1 else None
    if rule.code == Code.UNANIMOUS and votes["no"]:
        return Reading(Code.UNKNOWN)
    if rule.code == Code.COUNTS and votes["yes"] is None:
        return Reading(Code.UNKNOWN)
    return Reading(rule.code, rule.name, **votes)


def _number(said: str) -> int | None:
    """„O“ typed for a nought stays open: what is not a number is not made one."""
    return int(said) if said.isdigit() else _NUMBER_WORDS.get(said)
