"""The vocabulary of denial: words that deny, restrict, condition or count what a quotation says.

One table a kind, in English, German, French, Spanish, Arabic and others that collide with none of these.
"""

from __future__ import annotations

import re

from .typography import MARKS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _list(phrases: str) -> tuple[str, ...]:
    return tuple(phrases.split(", "))


_DENYING = _set(
    "not no never none neither nor nobody nothing nowhere cannot hardly scarcely barely nicht kein "
    "keine keinen keinem keiner keines nie niemals niemand nichts weder keinesfalls ne pas jamais "
    "aucun aucune nul nulle ni non rien nunca jamás ningún ninguno ninguna tampoco nadie nada não nem "
    "nenhum nenhuma nessun nessuno nessuna niet geen nooit не ни нет никогда لا لم لن ليس ليست كلا ألا "
    "ولا ولم ولن وليس فلا rarely seldom kaum keineswegs mitnichten nirgends keinerlei guère ikke ikkje inte "
    "לא ולא שלא אין δεν μην όχι नहीं değil không tidak"
)
# These deny what follows them alone, and not the sentence: hidden by an ellipsis they are missed.
_LACKING = _set("without ohne sans sem senza без دون بدون بلا غير")
JAPANESE = "(?<![少危])(?:ない|なかっ|なく|なけれ)|ません|[せきれ]ず"
_DENYING_SIGNS = re.compile("[不没沒无無非未勿別别莫弗毋]|反对|反對|拒绝|拒絕|" + JAPANESE)
_LAST_SIGN = re.compile("(?:[不没沒无無非未勿別别莫弗毋]|[没沒]有)\\Z|\\A ?ما ?\\Z")
# The French n' has lost its verb to what follows. The Arabic word denies what follows at once; elsewhere
# in a sentence it mostly means "what".
_DENYING_PHRASES = re.compile(
    r"(?<!\w)(?:(?:refus(?:e|es|ed|ing)|fail(?:|s|ed|ing)|unable) to|far from)(?!\w)"
    r"|(?<!\w)ما ?\Z|(?<![\w'])n'(?!\w)"
)

_CONDITIONS = _list(
    "unless, except, excepting, provided that, provided always, providing that, provided it, "
    "provided the, provided they, provided we, provided you, provided no, only, only if, so long as, "
    "as long as, on condition, subject to, lest, barring, excluding, es sei denn, sofern, soweit, "
    "vorausgesetzt, nur, lediglich, ausgenommen, außer, ausser, à moins, pourvu, à condition, sauf, "
    "excepté, hormis, seulement, uniquement, salvo, excepto, a menos que, siempre que, "
    "siempre y cuando, a no ser que, con tal de que, con tal que, solo, sólo, solamente, únicamente, "
    "tranne, purché, a meno che, soltanto, apenas, exceto, кроме, только, إلا, إلّا, الا, بشرط, شريطة, "
    "ما لم, فقط, سوى, باستثناء"
)
_TURNS = _list(
    "but, if, even if, not, never, no longer, although, though, even though, however, save for, "
    "save that, save in, save as, save where, save when, save by, insofar, in so far, rather than, "
    "other than, instead of, and not, and only, and never, and no, or not, yet not, and then only, "
    "aber, sondern, jedoch, doch, allerdings, wenn, falls, obwohl, obgleich, nicht, und nicht, und nur, "
    "aber nur, mais, si, s'il, s'ils, toutefois, cependant, quoique, bien que, et non, pero, sino, "
    "aunque, y no, y sólo, y solo, porém, embora, però, maar, tenzij, mits, slechts, но, если, а не, "
    "لكن, ولكن, لكنه, ولكنه, لكنها, ولكنها, إذا, إن لم, بل, غير أن, إلا أن, وإن, حتى لو"
)
# After a comma these begin a clause of their own.
_DIRECT = _list(
    "no, cannot, nie, niemals, kein, keine, keinen, keinem, keiner, keines, pas, jamais, ne, nunca, "
    "jamás, não, non, niet, не, لا, ولا, ليس, ليست, وليس, لم, لن"
)
# In scripts without spaces no edge of a word follows.
_TURNING_SIGNS = _list(
    "但, 除非, 然而, 不过, 不過, 只要, 如果, 只有, 可是, 只限, "
    "しかし, ただし, ない, ません, なかった, だけ, のみ"
)
_COUNTING = _set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "hundreds thousand thousands million millions billion billions trillion dozen dozens half "
    "twice thrice zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig "
    "dreißig hundert tausend million millionen milliarde milliarden hälfte deux trois quatre cinq sept "
    "huit neuf dix onze douze vingt trente quarante cinquante soixante cent cents mille milliard "
    "milliards moitié dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cien ciento mil "
    "millón millones mitad quattro cinque sette otto nove dieci cento cuarenta cincuenta sesenta setenta "
    "ochenta noventa venti trenta quaranta cinquanta sessanta settanta ottanta novanta два две три четыре "
    "пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят "
    "восемьдесят девяносто сто двести триста тысяча тысячи тысяч миллион миллиона миллионов dwadzieścia "
    "trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt "
    "عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين "
    "مئة مائة مئتان مئتين ألف ألفان آلاف مليون ملايين"
)
# Numbers that are written as one word: fünfundzwanzig, dreihundert, doscientas; a Jahrhundert counts nothing.
_COMPOUND = re.compile(
    r"\w*(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|\w*drei(?:ß|ss)ig|\w*(?:drei|vier|fünf|sech|sieb|acht|neun)zehn"
    r"|\w*(?<!jahr)(?:hundert|tausend)(?:und)?(?:eins?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)?"
    r"|\w*cient[oa]s|quinient[oa]s"
)
_ONE = re.compile(r"\bone\b(?!'|\s+(?:another|of)\b)")
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
WORDS = re.compile(rf"{_LETTER}+(?:'{_LETTER}+)*")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")


def _either(words: tuple[str, ...]) -> str:
    found = sorted({*words, *(word.upper() for word in words if word.isascii())}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found)


DIRECT_TURN = re.compile(rf" ?(?:{_either(_TURNS + _CONDITIONS + _DIRECT)})(?![\w'])")
"""What turns a sentence right after the words."""
TURN = re.compile(rf"(?:{_either(_TURNS + _CONDITIONS)})(?![\w'])|(?:{_either(_TURNING_SIGNS)})")
"""What turns a sentence even after a pause."""
_CONDITION = re.compile(rf"(?<!\w)(?:{_either(_CONDITIONS)})(?!\w)")


def is_denying(word: str) -> bool:
    """Return whether a word of normalized text denies: not, don't, n'est."""
    small = _plain(word)
    return small in _DENYING or small.endswith("n't") or small.startswith("n'")


def ends_with_denying_sign(words: str) -> bool:
    """Return whether Chinese words end with a sign, or Arabic ones are one, that denies what follows."""
    return _LAST_SIGN.search(words) is not None


def denials(words: str) -> tuple[str, ...]:
    """Return what denies in normalized words."""
    small = words.lower()
    found = [word for word in WORDS.findall(small) if is_denying(word) or _plain(word) in _LACKING]
    signs = (_DENYING_SIGNS, _DENYING_PHRASES)
    return tuple(sorted([*found, *(sign for one in signs for sign in one.findall(small))]))


def _plain(word: str) -> str:
    """Return a word in small letters, without the vowels that Arabic seldom writes."""
    return _VOWEL_SIGNS.sub("", word).lower()


def numbers(words: str) -> tuple[str, ...]:
    """Return what counts in normalized words: figures, number words, and `one` unless it is a pronoun."""
    found = re.findall(r"\d+(?:[.,]\d+)*", words)
    found += [sign for sign in words if sign.isnumeric() and not sign.isdecimal()]
    small = words.lower()
    found += [word for word in WORDS.findall(small) if _is_counting(word)]
    return tuple(sorted([*found, *_ONE.findall(small)]))


def _is_counting(word: str) -> bool:
    return _plain(word) in _COUNTING or _COMPOUND.fullmatch(word) is not None


def conditions(words: str) -> tuple[str, ...]:
    """Return what restricts or conditions in normalized words."""
    return tuple(sorted(_CONDITION.findall(words)))
