"""What people type when they look for an offer: weekdays and languages are understood, fillers are left out."""

from __future__ import annotations

from functools import cache

from django.utils import translation
from django.utils.dates import WEEKDAYS

from augenhoehe.core.languages import language_called
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.text import sort_key
from augenhoehe.core.values import dataclass

from .language_names import names_for
from .models import OfferTime

# „Was gibt es am Dienstag auf Ukrainisch in meiner Nähe“: only the weekday and the language say something.
FILLERS = {
    "de": "was gibt es am im an auf in meiner der die das ein eine nähe und für mich wo wann ist",
    "en": "what is are there on in at near me my the a an and for where when",
    "tr": "ne var günü yakınımda bir ve için nerede",
    "ar": "ما ماذا يوجد يوم في بالقرب مني قريب من و باللغة أين متى",
    "uk": "що є у в на біля мене поруч поблизу і та для де коли",
    "ru": "что есть в на рядом со мной и для где когда",
}


# Languages without a name in the lists of the Unicode consortium: as they are called in Latin letters.
UNNAMED = {"prs": "Dari", "kmr": "Kurmancî"}


@dataclass(frozen=True, slots=True)
class Understood:
    """What was meant by a weekday and a language, and the words that are left to look for."""

    words: str
    day: str = ""
    language: str = ""


def understand(typed: str, language: str) -> Understood:
    """Take a weekday and a language out of what was typed, in the page's language, in German or in its own name."""
    days, languages = {**_days("de"), **_days(language)}, _languages(language)
    words, day, spoken = [], "", ""
    for word in typed.split():
        key = _key(word)
        if key in days and not day:
            day = days[key]
        elif not spoken and (languages.get(key) or (len(key) > 3 and language_called(key))):
            spoken = languages.get(key) or language_called(key)
        else:
            words.append(word)
    if not (day or spoken):
        return Understood(typed)
    fillers = {_key(word) for code in ("de", language) for word in FILLERS.get(code, "").split()}
    return Understood(" ".join(word for word in words if _key(word) not in fillers), day, spoken)


def _key(word: str) -> str:
    return sort_key(word.strip(".,;:!?؟„“\"'()"))


@cache
def _days(language: str) -> dict[str, str]:
    """„dienstag“, „dienstags“ → TU; in Arabic also without the article."""
    found = {}
    with translation.override(language):
        for place, name in WEEKDAYS.items():
            key = sort_key(str(name))
            for form in (key, f"{key}s", key.removeprefix("ال"), f"ب{key}"):
                found[form] = OfferTime.DAYS[place]
    return found


@cache
def _languages(language: str) -> dict[str, str]:
    found = {sort_key(name): code for code, name in SPOKEN.items()}
    for reader in {"de", language}:
        found |= {sort_key(name): code for code, name in names_in(reader).items()}
    return found


@cache
def names_in(language: str) -> dict[str, str]:
    """What the languages are called in a language: „Ukrainisch“ for uk."""
    known = names_for(language)
    return {code: known.get(code, UNNAMED.get(code, name)) for code, name in SPOKEN.items()}
