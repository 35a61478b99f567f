"""The legal texts shipped with the program: a start for those who run it, always „zu prüfen“.

No legal advice. Paragraph by paragraph, so that translators work on sentences; placeholders in braces
come from the settings of the installation, and what is missing there says so on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, gettext_noop, override

from augenhoehe.core.multilingual import SOURCE

from .models import LegalText

IMPRINT = (
    gettext_noop("## Wer diese Seiten betreibt"),
    "{operator}\n{address}",
    gettext_noop("## So erreichen Sie uns"),
    gettext_noop("- Telefon: {phone}\n- E-Mail: {email}\n- Internet: {website}"),
    gettext_noop("## Wer vertretungsberechtigt ist"),
    gettext_noop("{operator} wird durch die Leitung der Verwaltung vertreten (Name zu ergänzen)."),
    gettext_noop("## Verantwortlich für den Inhalt"),
    gettext_noop("{responsible}, Anschrift wie oben."),
    gettext_noop("## Die Anwendung"),
    gettext_noop(
        "Diese Seiten laufen mit „Augenhöhe“, freier Software unter der Lizenz EUPL 1.2. "
        "Für Inhalte ist nur die Stelle verantwortlich, die hier genannt ist."
    ),
)

PRIVACY = (
    gettext_noop("## Das Wichtigste zuerst"),
    gettext_noop(
        "- Sie können alle öffentlichen Seiten lesen, ohne etwas über sich zu sagen.\n"
        "- Sie können ein Problem melden, ohne Ihren Namen zu nennen.\n"
        "- Wir binden keine fremden Dienste ein und werten Ihr Verhalten nicht aus.\n"
        "- Die Ausländerbehörde liest keine Hinweise."
    ),
    gettext_noop("## Verantwortlich"),
    gettext_noop("Verantwortlich für die Verarbeitung ist {operator}, {address}, {email}."),
    gettext_noop("Die Datenschutzbeauftragten erreichen Sie so: {data_protection}."),
    gettext_noop("## Wenn Sie eine Seite aufrufen"),
    gettext_noop(
        "Der Server braucht Ihre Internetadresse, um zu antworten. Um Missbrauch zu bremsen, bilden wir daraus "
        "eine Prüfsumme, die sich jeden Tag ändert. Die Adresse selbst speichern wir nicht."
    ),
    gettext_noop("## Wenn Sie ein Problem melden"),
    gettext_noop(
        "Wir speichern, was Sie schreiben, den Ort und den Lebensbereich. Gelesen wird das von der koordinierenden "
        "Stelle und der Integrationsbeauftragten Ihrer Kommune. Schreiben Sie bitte keine Namen. Rechtsgrundlage: "
        "Artikel 6 Absatz 1 Buchstabe e DSGVO in Verbindung mit § 3 DSG NRW (zu prüfen)."
    ),
    gettext_noop(
        "Kontaktangaben sind freiwillig. Wir bewahren sie getrennt vom Hinweis auf, nur um Ihnen zu antworten, und "
        "löschen sie spätestens nach {contact_days} Tagen. Rechtsgrundlage ist Ihre Einwilligung nach Artikel 6 "
        "Absatz 1 Buchstabe a DSGVO. Sie können sie jederzeit zurücknehmen; es genügt eine kurze Nachricht."
    ),
    gettext_noop("## Wenn Sie ein Konto haben"),
    gettext_noop(
        "Wir speichern Name, Funktion, E-Mail-Adresse und Ihre Rollen. Was in der Anwendung geändert wird, hält eine "
        "Prüfspur fest: wer, wann, was, aber nicht den Inhalt. Ein Cookie hält Ihre Sitzung offen; es ist technisch "
        "nötig und endet mit der Abmeldung. Die Prüfspur dient nicht der Kontrolle von Leistung oder Verhalten."
    ),
    gettext_noop("## Ihre Rechte"),
    gettext_noop(
        "- Auskunft über Ihre Daten\n- Berichtigung und Löschung\n- Einschränkung der Verarbeitung\n"
        "- Widerspruch gegen die Verarbeitung\n- Mitnahme Ihrer Daten, soweit sie auf Einwilligung beruhen"
    ),
    gettext_noop(
        "Sie können sich bei der Aufsicht beschweren: Landesbeauftragte für Datenschutz und Informationsfreiheit "
        "Nordrhein-Westfalen, Kavalleriestraße 2–4, 40213 Düsseldorf, https://www.ldi.nrw.de"
    ),
    gettext_noop(
        "Für kirchliche Träger gilt deren eigenes Datenschutzrecht mit eigener Aufsicht. Welcher Träger welches Recht "
        "anwendet, steht auf der Seite „Welche Daten, wo, wie lange, wer liest“."
    ),
)

ACCESSIBILITY = (
    gettext_noop(
        "{operator} möchte, dass alle Menschen diese Seiten benutzen können. Rechtsgrundlage sind das "
        "Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW) und die Barrierefreie-"
        "Informationstechnik-Verordnung Nordrhein-Westfalen (BITVNRW)."
    ),
    gettext_noop("## Stand der Barrierefreiheit"),
    gettext_noop(
        "Maßstab sind die Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA, und die EN 301 549. "
        "Jede Seite wird vor einer neuen Fassung automatisch geprüft. Eine Prüfung durch eine unabhängige Stelle "
        "steht noch aus; deshalb nennen wir den Stand „teilweise vereinbar“."
    ),
    gettext_noop("## Was noch nicht zugänglich ist"),
    gettext_noop(
        "- Texte, die Menschen selbst schreiben, sind nicht immer in einfacher Sprache.\n"
        "- Übersetzungen sind zum Teil maschinell und noch ungeprüft; sie sind so gekennzeichnet.\n"
        "- Inhalte in Gebärdensprache gibt es noch nicht."
    ),
    gettext_noop("## Barriere melden"),
    gettext_noop(
        "Kommen Sie irgendwo nicht weiter? Schreiben Sie uns: {email} oder {phone}. Nennen Sie bitte die Seite "
        "und was nicht ging. Wir antworten innerhalb von vier Wochen und schicken Ihnen den Inhalt, wenn nötig, "
        "auf anderem Weg."
    ),
    gettext_noop("## Wenn wir nicht helfen"),
    gettext_noop(
        "Dann hilft die Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen. Sie "
        "vermittelt, das kostet nichts, und Sie brauchen keinen Anwalt: Ombudsstelle für barrierefreie "
        "Informationstechnik bei der Landesbehindertenbeauftragten, Fürstenwall 25, 40219 Düsseldorf, "
        "ombudsstelle-barrierefreie-it@mags.nrw.de, "
        "https://www.mags.nrw/ombudsstelle-barrierefreie-informationstechnik"
    ),
    gettext_noop("## Wann diese Erklärung entstand"),
    gettext_noop(
        "Diese Erklärung beruht auf einer Selbstbewertung. Sie wird jedes Jahr und nach jeder größeren Änderung "
        "überprüft."
    ),
)

PLAIN = (
    gettext_noop("## Worum geht es hier?"),
    gettext_noop(
        "Viele Menschen kommen neu zu uns.\nManches klappt dann nicht gut.\nZum Beispiel:\n"
        "Ein Brief ist zu schwer.\nEin Amt hat keine Zeit.\nEin Kurs ist zu weit weg."
    ),
    gettext_noop(
        "Auf dieser Internet-Seite können Sie uns das sagen.\nWir kümmern uns darum.\nSie lesen hier: Was wurde daraus?"
    ),
    gettext_noop("## Sie können ein Problem melden"),
    gettext_noop(
        "- Sie brauchen kein Konto.\n- Sie müssen Ihren Namen nicht sagen.\n- Sie können in Ihrer Sprache schreiben.\n"
        "- Sie bekommen eine Nummer. Damit sehen Sie später die Antwort."
    ),
    gettext_noop("## Das ist wichtig"),
    gettext_noop(
        "- Das ist kein Antrag.\n- Das ist kein Widerspruch.\n- Sie haben eine Frist vom Amt? Die Frist läuft weiter.\n"
        "- Sie sind in Gefahr? Rufen Sie 110 an. Bei Krankheit oder Feuer: 112."
    ),
    gettext_noop("## Wer liest Ihre Nachricht?"),
    gettext_noop(
        "Die Leute vom Integrationszentrum lesen Ihre Nachricht.\nDie Ausländer-Behörde liest Ihre Nachricht nicht."
    ),
    gettext_noop("## Vorgänge und Gremien"),
    gettext_noop(
        "Ein Problem betrifft viele Menschen?\nDann reden die Ämter und Vereine darüber.\nWir schreiben auf: "
        "Wer entscheidet? Wann? Und warum?\nDas heißt hier: Vorgang.\nJeder darf die Vorgänge lesen."
    ),
    gettext_noop("## Haben Sie Fragen?"),
    gettext_noop("Rufen Sie an: {phone}\nOder schreiben Sie: {email}"),
)

NETIQUETTE = (
    gettext_noop("## Schreiben Sie, wie Sie es erzählen würden"),
    gettext_noop(
        "- In jeder Sprache, auch mit Fehlern.\n- Was haben Sie erlebt? Was würde helfen?\n"
        "- Ein erfundener Name ist erlaubt, gar keiner auch."
    ),
    gettext_noop("## Was nicht erscheint"),
    gettext_noop(
        "- Beleidigungen, Drohungen und Hetze gegen Gruppen\n- Namen, Adressen und Nummern anderer Menschen\n"
        "- Werbung\n- Was nicht zum Thema gehört"
    ),
    gettext_noop("Eine andere Meinung ist nie ein Grund, einen Beitrag abzulehnen."),
    gettext_noop("## Wer entscheidet"),
    gettext_noop(
        "Ein Mensch liest jeden Beitrag, bevor er erscheint. Wird Ihrer abgelehnt, lesen Sie den Grund. Sie können "
        "einmal Einspruch einlegen; darüber entscheidet jemand anderes."
    ),
)

SHIPPED: Mapping[str, tuple[str, ...]] = {
    LegalText.Key.IMPRINT: IMPRINT,
    LegalText.Key.PRIVACY: PRIVACY,
    LegalText.Key.ACCESSIBILITY: ACCESSIBILITY,
    LegalText.Key.PLAIN: PLAIN,
    LegalText.Key.NETIQUETTE: NETIQUETTE,
}


def shipped(key: str) -> dict[str, Any]:
    """The shipped text in every language of the interface; other languages count as written by a machine."""
    value: dict[str, Any] = {}
    for language, _ in settings.LANGUAGES:
        text = _composed(key, language)
        if language == SOURCE or text != value[SOURCE]["text"]:
            value[language] = {"text": text, "of_revision": 1, "by": "", "machine": language != SOURCE}
    return value


def _composed(key: str, language: str) -> str:
    with override(language):
        return "\n\n".join(gettext(paragraph) for paragraph in SHIPPED[key])
