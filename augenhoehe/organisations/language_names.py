"""What languages are called in the six languages of the pages: the Unicode consortium's names (CLDR).

Taken out of Babel, whose tables would take 5 MiB of every web process for these few words; a test compares them.
"""

from __future__ import annotations

# Reader → code=name, in the order of `core.multilingual.SPOKEN`.
_TYPED = {
    "de": (
        "de=Deutsch, en=Englisch, tr=Türkisch, ar=Arabisch, uk=Ukrainisch, ru=Russisch, sq=Albanisch, "
        "am=Amharisch, bs=Bosnisch, bg=Bulgarisch, zh=Chinesisch, fr=Französisch, el=Griechisch, it=Italienisch, "
        "hr=Kroatisch, nl=Niederländisch, ps=Paschtu, fa=Persisch, pl=Polnisch, pt=Portugiesisch, rom=Romani, "
        "ro=Rumänisch, sr=Serbisch, so=Somali, ckb=Zentralkurdisch, es=Spanisch, ta=Tamil, ti=Tigrinya, ur=Urdu, "
        "vi=Vietnamesisch"
    ),
    "en": (
        "de=German, en=English, tr=Turkish, ar=Arabic, uk=Ukrainian, ru=Russian, sq=Albanian, am=Amharic, "
        "bs=Bosnian, bg=Bulgarian, zh=Chinese, fr=French, el=Greek, it=Italian, hr=Croatian, nl=Dutch, ps=Pashto, "
        "fa=Persian, pl=Polish, pt=Portuguese, rom=Romany, ro=Romanian, sr=Serbian, so=Somali, ckb=Central "
        "Kurdish, es=Spanish, ta=Tamil, ti=Tigrinya, ur=Urdu, vi=Vietnamese"
    ),
    "tr": (
        "de=Almanca, en=İngilizce, tr=Türkçe, ar=Arapça, uk=Ukraynaca, ru=Rusça, sq=Arnavutça, am=Amharca, "
        "bs=Boşnakça, bg=Bulgarca, zh=Çince, fr=Fransızca, el=Yunanca, it=İtalyanca, hr=Hırvatça, nl=Felemenkçe, "
        "ps=Peştuca, fa=Farsça, pl=Lehçe, pt=Portekizce, rom=Romanca, ro=Rumence, sr=Sırpça, so=Somalice, "
        "ckb=Orta Kürtçe, es=İspanyolca, ta=Tamilce, ti=Tigrinya dili, ur=Urduca, vi=Vietnamca"
    ),
    "ar": (
        "de=الألمانية, en=الإنجليزية, tr=التركية, ar=العربية, uk=الأوكرانية, ru=الروسية, sq=الألبانية, "
        "am=الأمهرية, bs=البوسنية, bg=البلغارية, zh=الصينية, fr=الفرنسية, el=اليونانية, it=الإيطالية, "
        "hr=الكرواتية, nl=الهولندية, ps=البشتو, fa=الفارسية, pl=البولندية, pt=البرتغالية, rom=الغجرية, "
        "ro=الرومانية, sr=الصربية, so=الصومالية, ckb=السورانية الكردية, es=الإسبانية, ta=التاميلية, ti=التغرينية, "
        "ur=الأوردية, vi=الفيتنامية"
    ),
    "uk": (
        "de=німецька, en=англійська, tr=турецька, ar=арабська, uk=українська, ru=російська, sq=албанська, "
        "am=амхарська, bs=боснійська, bg=болгарська, zh=китайська, fr=французька, el=грецька, it=італійська, "
        "hr=хорватська, nl=нідерландська, ps=пушту, fa=перська, pl=польська, pt=португальська, rom=циганська, "
        "ro=румунська, sr=сербська, so=сомалі, ckb=центральнокурдська, es=іспанська, ta=тамільська, ti=тигринья, "
        "ur=урду, vi=вʼєтнамська"
    ),
    "ru": (
        "de=немецкий, en=английский, tr=турецкий, ar=арабский, uk=украинский, ru=русский, sq=албанский, "
        "am=амхарский, bs=боснийский, bg=болгарский, zh=китайский, fr=французский, el=греческий, it=итальянский, "
        "hr=хорватский, nl=нидерландский, ps=пушту, fa=персидский, pl=польский, pt=португальский, rom=цыганский, "
        "ro=румынский, sr=сербский, so=сомали, ckb=центральнокурдский, es=испанский, ta=тамильский, ti=тигринья, "
        "ur=урду, vi=вьетнамский"
    ),
}


def names_for(reader: str) -> dict[str, str]:
    """Code → name, for whoever reads this language."""
    return dict(one.split("=") for one in _TYPED[reader].split(", "))
