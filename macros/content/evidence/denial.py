"""The vocabulary of denial: words that deny, restrict, condition or count what a quotation says.

One row a kind, in English, German, French, Spanish, Italian, Arabic and others that do not collide with these.
"""

from __future__ import annotations

import re

_DENYING = frozenset(
    "not no never none neither nor nobody nothing nowhere cannot hardly scarcely barely "
    "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder keinesfalls "
    "ne pas jamais aucun aucune nul nulle ni non rien "
    "nunca jam\u00e1s ning\u00fan ninguno ninguna tampoco nadie nada n\u00e3o nem nenhum nenhuma "
    "nessun nessuno nessuna niet geen nooit "
    "\u043d\u0435 \u043d\u0438 \u043d\u0435\u0442 \u043d\u0438\u043a\u043e\u0433\u0434\u0430 "
    "\u0644\u0627 \u0644\u0645 \u0644\u0646 \u0644\u064a\u0633 \u0644\u064a\u0633\u062a "
    "\u0643\u0644\u0627 \u0623\u0644\u0627 "
    "\u0648\u0644\u0627 \u0648\u0644\u0645 \u0648\u0644\u0646 \u0648\u0644\u064a\u0633 \u0641\u0644\u0627".split()
)
# These deny what follows them alone, and not the sentence: hidden by an ellipsis they are missed.
_LACKING = frozenset(
    "without ohne sans sem senza \u0431\u0435\u0437 \u062f\u0648\u0646 \u0628\u062f\u0648\u0646 "
    "\u0628\u0644\u0627 \u063a\u064a\u0631".split()
)
_DENYING_SIGNS = re.compile("[\u4e0d\u6ca1\u6c92\u65e0\u7121\u975e\u672a\u52ff\u5225\u522b\u83ab\u5f17\u6bcb]")

_CONDITIONS = (
    "unless, except, excepting, provided that, provided always, providing that, provided it, provided the, provided they, provided we, provided you, provided no, only, only if, so long as, as long as, "
    "on condition, subject to, lest, barring, excluding, "
    "es sei denn, sofern, soweit, vorausgesetzt, nur, lediglich, ausgenommen, au\u00dfer, ausser, "
    "\u00e0 moins, pourvu, \u00e0 condition, sauf, except\u00e9, hormis, seulement, uniquement, "
    "salvo, excepto, a menos que, siempre que, siempre y cuando, a no ser que, con tal de que, con tal que, "
    "solo, s\u00f3lo, solamente, \u00fanicamente, tranne, purch\u00e9, a meno che, soltanto, apenas, exceto, "
    "\u0643\u0631\u043e\u043c\u0435, \u0442\u043e\u043b\u044c\u043a\u043e, "
    "\u0625\u0644\u0627, \u0625\u0644\u0651\u0627, \u0627\u0644\u0627, \u0628\u0634\u0631\u0637, "
    "\u0634\u0631\u064a\u0637\u0629, \u0645\u0627 \u0644\u0645, \u0641\u0642\u0637, \u0633\u0648\u0649, "
    "\u0628\u0627\u0633\u062a\u062b\u0646\u0627\u0621"
).split(", ")
_TURNS = (
    "but, if, even if, not, never, no, no longer, cannot, although, though, even though, however, "
    "save for, save that, save in, save as, save where, save when, save by, insofar, in so far, "
    "rather than, other than, instead of, and not, and only, and never, and no, or not, yet not, and then only, "
    "aber, sondern, jedoch, doch, allerdings, wenn, falls, obwohl, obgleich, nicht, nie, niemals, kein, keine, "
    "keinen, keinem, keiner, keines, und nicht, und nur, aber nur, "
    "mais, si, s'il, s'ils, pas, jamais, toutefois, cependant, quoique, bien que, et non, ne, "
    "pero, sino, aunque, si, nunca, jam\u00e1s, y no, y s\u00f3lo, y solo, n\u00e3o, por\u00e9m, embora, non, "
    "per\u00f2, maar, tenzij, mits, niet, slechts, "
    "\u043d\u043e, \u0435\u0441\u043b\u0438, \u0430 \u043d\u0435, \u043d\u0435, "
    "\u0644\u0643\u0646, \u0648\u0644\u0643\u0646, \u0644\u0643\u0646\u0647, \u0648\u0644\u0643\u0646\u0647, "
    "\u0625\u0630\u0627, \u0625\u0646 \u0644\u0645, \u0644\u0627, \u0648\u0644\u0627, \u0644\u064a\u0633, "
    "\u0644\u064a\u0633\u062a, \u0648\u0644\u064a\u0633, \u0644\u0645, \u0644\u0646, \u0628\u0644, "
    "\u063a\u064a\u0631 \u0623\u0646, \u0625\u0644\u0627 \u0623\u0646, \u0648\u0625\u0646, \u062d\u062a\u0649 \u0644\u0648"
).split(", ")
# In scripts without spaces no edge of a word follows.
_TURNING_SIGNS = (
    "\u4f46 \u9664\u975e \u7136\u800c \u4e0d\u8fc7 \u4e0d\u904e \u53ea\u8981 \u5982\u679c \u53ea\u6709 \u53ef\u662f "
    "\u53ea\u9650 \u3057\u304b\u3057 \u305f\u3060\u3057 \u306a\u3044 \u307e\u305b\u3093 \u306a\u304b\u3063\u305f "
    "\u3060\u3051 \u306e\u307f".split()
)
_COUNTING = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million millions billion billions trillion dozen dozens half third quarter twice thrice score "
    "zwei drei vier f\u00fcnf sechs sieben acht neun zehn elf zw\u00f6lf zwanzig drei\u00dfig hundert tausend "
    "million millionen milliarde milliarden h\u00e4lfte "
    "deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante soixante cent cents "
    "mille milliard milliards moiti\u00e9 "
    "dos tres cuatro cinco seis siete ocho nueve diez veinte treinta cien ciento mil mill\u00f3n millones mitad "
    "quattro cinque sette otto nove dieci cento".split()
)
_ONE = re.compile(r"\bone\b(?!'|\s+(?:another|of)\b)")
WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652]")


def _either(words: list[str]) -> str:
    found = sorted({*words, *(word.upper() for word in words if word.isascii())}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found)


TURN = re.compile(rf"(?:{_either(_TURNS + _CONDITIONS)})(?![\w'])|(?:{_either(_TURNING_SIGNS)})")
_CONDITION = re.compile(rf"(?<!\w)(?:{_either(_CONDITIONS)})(?!\w)")


def is_denying(word: str) -> bool:
    """Return whether a word of normalized text denies: not, don't, n'est."""
    small = _VOWEL_SIGNS.sub("", word).lower()
    return small in _DENYING or small.endswith("n't") or small.startswith("n'")


def ends_with_denying_sign(words: str) -> bool:
    """Return whether Chinese words end with a sign that denies what follows."""
    return _DENYING_SIGNS.match(words[-1:]) is not None


def denials(words: str) -> tuple[str, ...]:
    """Return what denies in normalized words."""
    found = [word.lower() for word in WORDS.findall(words) if is_denying(word) or word.lower() in _LACKING]
    return tuple(sorted([*found, *_DENYING_SIGNS.findall(words)]))


def numbers(words: str) -> tuple[str, ...]:
    """Return what counts in normalized words: figures, number words, and `one` unless it is a pronoun."""
    found = re.findall(r"\d+(?:[.,]\d+)*", words)
    found += [sign for sign in words if sign.isnumeric() and not sign.isdecimal()]
    small = words.lower()
    return tuple(sorted([*found, *(w for w in WORDS.findall(small) if w in _COUNTING), *_ONE.findall(small)]))


def conditions(words: str) -> tuple[str, ...]:
    """Return what restricts or conditions in normalized words."""
    return tuple(sorted(_CONDITION.findall(words)))
