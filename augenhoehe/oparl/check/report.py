"""What the check found, for people and for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import Any

from augenhoehe.core.values import dataclass

# Name of the rule → what has to hold. The order is the order of the report.
RULES = {
    "reachable": "Jede Adresse antwortet mit HTTP 200.",
    "json": "Antworten sind JSON in UTF-8 ohne Bytereihenfolge-Marke und sagen das im Kopf.",
    "cors": "Alle JSON-Antworten sind von jeder Seite aus lesbar (Access-Control-Allow-Origin: *).",
    "version": "Das System nennt die Fassung, und alle Objekte gehören zu ihr.",
    "type": "Jedes Objekt nennt seinen Typ, und in einer Liste steht nur, was hineingehört.",
    "required": "Pflichtangaben sind da, auch in eingebetteten Objekten.",
    "times": "Jedes Objekt sagt, wann es entstand und zuletzt geändert wurde, auch eingebettet.",
    "format": "Angaben haben die vorgeschriebene Form; Zeiten mit Zeitzone und ohne Bruchteile.",
    "empty": "Was leer ist, fehlt: kein null, kein leerer Text, keine leere Liste außer den vorgeschriebenen.",
    "lists": "Ein Body nennt alle externen Listen, seit 1.1 sechs mehr.",
    "page": "Listenseiten haben data, pagination und links.",
    "next": "Alle Seiten außer der letzten führen zur nächsten, ohne Kreis und ohne Wiederholung.",
    "size": "Alle Seiten außer der letzten sind gleich lang.",
    "order": "Die Reihenfolge bleibt, auch während etwas dazukommt.",
    "filters": "Die vier Zeitfilter wirken in jeder Liste.",
    "kept": "Die Filter stehen in den Verweisen zum Blättern.",
    "tombstones": "Gelöschtes steht in Listen nur, wenn nach Änderungen gefragt wird, und nie eingebettet.",
    "deleted": "Gelöschtes antwortet mit HTTP 200 und behält id, type, created, modified und deleted.",
    "same": "Jedes Objekt antwortet unter seiner id, auch eingebettetes, und sagt dort dasselbe.",
    "bumped": "Mit einem eingebetteten Objekt gilt auch das umgebende als geändert.",
    "changed": "Was anders lautet, hat ein neues modified.",
    "files": "accessUrl zeigt die Datei ohne „attachment“, downloadUrl mit.",
    "conditional": "Wer die Antwort schon hat, bekommt HTTP 304 (empfohlen).",
}
ADVICE = frozenset({"conditional"})
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule: where, and what was seen."""

    rule: str
    url: str
    seen: str

    @property
    def advice(self) -> bool:
        return self.rule in ADVICE


@dataclass
class Report:
    """All findings, and what was looked at."""

    url: str
    version: str = ""
    findings: list[Finding] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    requests: int = 0

    def add(self, rule: str, url: str, seen: str) -> None:
        finding = Finding(rule, url, seen)
        if finding not in self.findings:
            self.findings.append(finding)

    def saw(self, kind: str, url: str) -> None:
        """Each object counts once, however often it was met."""
        self.seen.add((kind, url))

    @property
    def objects(self) -> Counter[str]:
        return Counter(kind for kind, _url in self.seen)

    @property
    def failed(self) -> bool:
        return any(not one.advice for one in self.findings)

    def of(self, rule: str) -> list[Finding]:
        return [one for one in self.findings if one.rule == rule]

    def as_text(self) -> str:
        """One line for each rule; below it the first breaches."""
        counted = ", ".join(f"{number} {kind}" for kind, number in sorted(self.objects.items()))
        lines = [f"OParl-Prüfung von {self.url}", f"Fassung {self.version or 'unbekannt'}; {self.requests} Anfragen"]
        lines += [f"Angesehen: {counted or 'nichts'}", ""]
        for rule, sentence in RULES.items():
            found = self.of(rule)
            mark = "gut     " if not found else ("Hinweis " if rule in ADVICE else "FEHLER  ")
            lines.append(f"{mark}{sentence}")
            lines += [f"          {one.url}: {one.seen}" for one in found[:SHOWN]]
            if len(found) > SHOWN:
                lines.append(f"          … und {len(found) - SHOWN} weitere")
        broken = len({one.rule for one in self.findings if not one.advice})
        lines += ["", f"{broken} von {len(RULES)} Regeln sind verletzt." if broken else "Alle Regeln sind eingehalten."]
        return "\n".join(lines)

    def as_data(self) -> dict[str, Any]:
        return {
            "url": self.url,
            "version": self.version,
            "passed": not self.failed,
            "requests": self.requests,
            "objects": dict(self.objects),
            "rules": [
                {
                    "rule": rule,
                    "sentence": sentence,
                    "advice": rule in ADVICE,
                    "findings": [{"url": one.url, "seen": one.seen} for one in self.of(rule)],
                }
                for rule, sentence in RULES.items()
            ],
        }
