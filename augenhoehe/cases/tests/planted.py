"""A generated set for the identifier check: names of many languages, planted in sentences the way people write them.

Own lists, none of them from a register. The randomness repeats; the method is described in
docs/pruefung-kennzeichen.md.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

# Latin spelling, native script where there is one, other romanisations that offices use.
NAMES = (
    ("Mahmoud", "محمود", ("Mahmud", "Machmud", "Mahmood")), ("Mohammed", "محمد", ("Muhammad", "Mohamad", "Mohamed")),
    ("Hussein", "حسين", ("Husain", "Hossein", "Hussain")), ("Khadija", "خديجة", ("Chadidscha", "Khadidja", "Hadija")),
    ("Fatima", "فاطمة", ("Fatema", "Fatimah", "Fatma")), ("Yousef", "يوسف", ("Yusuf", "Youssef", "Jussuf")),
    ("Abdulrahman", "عبدالرحمن", ("Abdelrahman", "Abdurrahman", "Abdulrachman")),
    ("Sharif", "شريف", ("Scharif", "Cherif", "Sherif")), ("Jamal", "جمال", ("Dschamal", "Djamal", "Gamal")),
    ("Haddad", "حداد", ("Hadad", "Hadded", "Haddade")), ("Darwish", "درويش", ("Darwisch", "Derwisch", "Darwich")),
    ("Qasim", "قاسم", ("Kasim", "Kassem", "Qassim")), ("Zeinab", "زينب", ("Zainab", "Seinab", "Zeynab")),
    ("Ghazali", "غزالي", ("Gazali", "Ghasali", "Gasali")), ("Nasrin", "نسرین", ("Nasreen", "Nesrin", "Nassrin")),
    ("Rezaei", "رضایی", ("Resaei", "Rezai", "Rezaie")), ("Hashemi", "هاشمی", ("Haschemi", "Hachemi", "Hashemy")),
    ("Mirzayan", "میرزایان", ("Mirsajan", "Mirzajan", "Mirzayaan")),
    ("Oleksandra", "Олександра", ("Olexandra", "Aleksandra", "Oleksandra")),
    ("Kowaltschuk", "Ковальчук", ("Kovalchuk", "Kowalchuk", "Kovaltschuk")),
    ("Schewtschenko", "Шевченко", ("Shevchenko", "Chevtchenko", "Sevcenko")),
    ("Natalija", "Наталія", ("Natalia", "Nataliya", "Nathalia")),
    ("Dmytro", "Дмитро", ("Dmitro", "Dmytrо".replace("о", "o"), "Dimitro")),
    ("Hryhorij", "Григорій", ("Hrihoriy", "Grigorij", "Hryhoriy")),
    ("Bondarenko", "Бондаренко", ("Bondarienko", "Bondarenco", "Bondarenko")),
    ("Ljudmyla", "Людмила", ("Ludmila", "Lyudmyla", "Liudmyla")),
    ("Jewhenija", "Євгенія", ("Yevheniya", "Jewgenija", "Evgenia")),
    ("Tymoschenko", "Тимошенко", ("Tymoshenko", "Timoschenko", "Timoshenko")),
    ("Şükrü", "", ("Sükrü", "Suekrue", "Shukru")), ("Yıldırım", "", ("Yildirim", "Jildirim", "Yıldirim")),
    ("Öztürk", "", ("Oeztuerk", "Ozturk", "Östürk")), ("Gökçe", "", ("Goekce", "Gokce", "Gökce")),
    ("Çelik", "", ("Celik", "Tschelik", "Çelık")), ("Ayşegül", "", ("Aysegül", "Ayschegül", "Aysegul")),
    ("Kılıçdaroğlu", "", ("Kilicdaroglu", "Kilitschdaroglu", "Kılıcdaroglu")),
    ("Nguyễn", "", ("Nguyen", "Nguyên", "Nguyenn")), ("Wojciechowska", "", ("Woiciechowska", "Wojciechowski", "Wojchiechowska")),
    ("Grzegorz", "", ("Gregorz", "Grzegorsz", "Grzegosz")), ("Szymańska", "", ("Szymanska", "Schymanska", "Szimanska")),
    ("Kovačević", "", ("Kovacevic", "Kowatschewitsch", "Kovačevič")), ("Dragojević", "", ("Dragojevic", "Dragojewitsch", "Dragoyevic")),
    ("Nkurunziza", "", ("Nkurunzisa", "Nkurunsiza", "Nkurunzizza")), ("Tesfamariam", "", ("Tesfamaryam", "Tesfa-Mariam", "Tesfamarjam")),
    ("Weldegebriel", "", ("Weldegabriel", "Woldegebriel", "Weldegebrial")), ("Adebayo", "", ("Adebajo", "Addebayo", "Adebayoh")),
    ("Oumarou", "", ("Umarou", "Oumaru", "Omarou")), ("Ibrahimović", "", ("Ibrahimovic", "Ibrahimowitsch", "Ibrahimowic")),
    ("Petrosyan", "", ("Petrosjan", "Petrossian", "Petrosian")), ("Hakobyan", "", ("Hakobjan", "Akobyan", "Hakopyan")),
    ("Berisha", "", ("Berischa", "Berishaa", "Berrisha")), ("Gashi", "", ("Gaschi", "Gashy", "Gasshi")),
    ("Popescu", "", ("Popeskou", "Popesku", "Poppescu")), ("Rodríguez", "", ("Rodriguez", "Rodrigues", "Rodriges")),
    ("Mbakoli", "", ("Mbakolli", "Embakoli", "Mbakoly")), ("Schneidereit", "", ("Schneidereyt", "Schnaidereit", "Schneiderreit")),
)  # fmt: skip
# Put aside while the check was built, and looked at only to measure it.
HELD_OUT = (
    ("Ahmad", "أحمد", ("Ahmed", "Achmed", "Ahmet")), ("Suleiman", "سليمان", ("Sulaiman", "Soleiman", "Süleyman")),
    ("Shirin", "شیرین", ("Schirin", "Chirine", "Shireen")), ("Barakat", "بركات", ("Barakath", "Baracat", "Barrakat")),
    ("Tawfiq", "توفيق", ("Taufik", "Toufik", "Tawfik")), ("Najjar", "نجار", ("Nadschar", "Naggar", "Najar")),
    ("Jaroslawa", "Ярослава", ("Yaroslava", "Iaroslava", "Jaroslava")),
    ("Melnytschuk", "Мельничук", ("Melnychuk", "Melnitschuk", "Melnichuk")),
    ("Tkatschenko", "Ткаченко", ("Tkachenko", "Tkatchenko", "Tkacenko")),
    ("Swetlana", "Світлана", ("Svitlana", "Svetlana", "Swjetlana")),
    ("Demirtaş", "", ("Demirtas", "Demirtasch", "Demirtaş")), ("Gülşen", "", ("Gülsen", "Guelsen", "Gulsen")),
    ("Jovanović", "", ("Jovanovic", "Jowanowitsch", "Yovanovich")), ("Zielińska", "", ("Zielinska", "Sielinska", "Zielinski")),
    ("Ghebremedhin", "", ("Gebremedhin", "Gebremedin", "Ghebremedin")), ("Okonkwo", "", ("Okonquo", "Okonko", "Okonkvo")),
    ("Fernández", "", ("Fernandez", "Fernandes", "Fernandéz")), ("Krasniqi", "", ("Krasnichi", "Krasniki", "Krasnici")),
    ("Grigoryan", "", ("Grigorian", "Grigorjan", "Krikorian")), ("Tshibangu", "", ("Tschibangu", "Chibangu", "Tshibango")),
)  # fmt: skip
SENTENCES = (
    "{} wartet seit drei Monaten auf einen Termin.", "Der Antrag von {} kam zweimal zurück.",
    "Im Amt sagte man {}, dass die Unterlagen fehlen.", "Ohne {} hätte die Familie nichts verstanden.",
    "Für {} gibt es am Abend keinen Kurs.", "Die Schule hat {} nicht eingeladen, obwohl alle anderen da waren.",
    "Zum Gespräch begleitete die Nachbarin {} mit dem Bus.", "{}, die Mutter, spricht kein Deutsch.",
)  # fmt: skip
GENITIVES = ("s", "'", "’s")
NEIGHBOURS = {"a": "s", "e": "r", "i": "o", "o": "p", "u": "z", "n": "m", "m": "n", "t": "z", "d": "f", "s": "d", "l": "k",
              "r": "t", "k": "l", "b": "v", "g": "h", "h": "j", "w": "e"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence with a name in it: where it stands, and how it was changed."""

    text: str
    written: str
    name: str
    other: str
    how: str


def planted(
    number: int, seed: int = 5999, names: tuple[tuple[str, str, tuple[str, ...]], ...] = NAMES
) -> Iterator[Planted]:
    """So many sentences, each with one name of its file: inflected, misspelt, transliterated, or all at once."""
    chance = random.Random(seed)
    for _ in range(number):
        latin, native, others = chance.choice(names)
        how = chance.choice(("as it is", "inflected", "misspelt", "transliterated", "native", "mixed"))
        # The file knows one spelling, the text has another: both ways round.
        filed = native if native and how == "transliterated" and chance.random() < 0.5 else latin
        written = _changed(latin, native, others, how, chance)
        yield Planted(chance.choice(SENTENCES).format(written), written, filed, chance.choice(NAMES)[0], how)


def _changed(latin: str, native: str, others: tuple[str, ...], how: str, chance: random.Random) -> str:
    if how == "inflected":
        return latin + ("’" if latin[-1] in "szxß" else chance.choice(GENITIVES[::2]))
    if how == "misspelt":
        return _slip(latin, chance)
    if how == "transliterated":
        return chance.choice(others)
    if how == "native":
        return native or latin.upper()
    if how == "mixed":
        return f"{chance.choice(others)}s"
    return latin


def _slip(name: str, chance: random.Random) -> str:
    """One slip of the finger behind the first letter: swapped, dropped, doubled, or the key beside it."""
    at = chance.randrange(1, len(name) - 1)
    kind = chance.choice(("swap", "drop", "double", "beside"))
    if kind == "swap":
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    if kind == "drop":
        return name[:at] + name[at + 1 :]
    if kind == "double":
        return name[:at] + name[at] + name[at:]
    return name[:at] + NEIGHBOURS.get(name[at], "e") + name[at + 1 :]
