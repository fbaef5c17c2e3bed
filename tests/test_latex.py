from __future__ import annotations

import unicodedata
from html.entities import html5

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.syntax import latex
from macros.syntax.latex import decode

_TYPED = st.text(alphabet=st.sampled_from("\\{}$~%&#^_-`'\" \nabt[];/"), max_size=12)
_GROUPS = {
    "accents": [
        (r"G{\"o}del", "Gödel"),
        (r"caf\'e", "café"),
        (r"\'{\i}", "í"),
        (r"\.{I}stanbul", "İstanbul"),
        (r"Sz\H ol\H o", "Szőlő"),
        (r"\v{S}koda, \v Zeljko", "Škoda, Željko"),
        (r"Jo\~ao N\'u\~nez", "João Núñez"),
        (r"Stra{\ss}e", "Straße"),
        (r"{\L}{\'o}d{\'z}", "Łódź"),
        (r"\O ystein \AE{}ro \AA", "Øystein Æro Å"),
        (r"Do{\u g}an \u{\i}", "Doğan ĭ"),
        (r"{\c s} \c{C} \k{a} \r u", "ş Ç ą ů"),
        (r"\d{h} \b{k} \t{oo} \textcommabelow{s}", "ḥ ḵ o͡o ș"),
        (r"\'\ae \=\i", "ǽī"),
        (r"\'{\^e} \'{\textit{u}}", "ế ú"),
        (r"\'{ab}\' e", "ábé"),
        (r"\'{$\alpha$}", "ά"),
        (r"\~{} \'{} x\"", "~ ´ x¨"),
        (r"\'{\t{oo}}", "ó͡o"),
        (r"\polhk{a}\soft{d}", "ąď"),
        (r"Qu\cfac oc H\cftil{e} \cfudot{o}", "Quốc Hễ ộ"),
        (r"M\"{uller", "Müller"),
    ],
    "braces": [
        ("{NATO} and {{WHO}}", "NATO and WHO"),
        ("a } b {", "a b"),
        ("", ""),
        ("plain", "plain"),
        ("السلام 漢字", "السلام 漢字"),
        ("{a_b} * c | d < e > f", "a_b * c | d < e > f"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
    "symbols": [
        (r"100\% of A\&T \#1 \$5 a\_b \{x\}", "100% of A&T #1 $5 a_b {x}"),
        ("{100% of A&T #1}", "100% of A&T #1"),
        (r"{\textless}b{\textgreater} {\textbar} a\textunderscore{}b", "<b> | a_b"),
        (r"\S 5, \P{} 3, \dag, \ddag, \pounds 5, \euro5, \copyright{} 2", "§5, ¶ 3, †, ‡, £5, €5, © 2"),
        (r"and\slash or, on\hyphen line", "and/or, on-line"),
        (r"\guillemetleft a\guillemetright{} \og b\fg{} \glqq c\grqq", "«a» « b » „c“"),
        (r"\LaTeX\ and \TeX{} and \BibTeX", "LaTeX and TeX and BibTeX"),
        (r"\textasciitilde{} \textasciicircum{} \string~ \string^\textbackslash", "~ ^ ~ ^\\"),
        (r"\ldots{} \dots\ \textellipsis", "… … …"),
        (r"5\,\textmu m, 5\,\textdegree{}C, \texttrademark, \textregistered", "5 µm, 5 °C, ™, ®"),
        (r"\cyrchar\CYRYA \CYRYA", "ЯЯ"),
        (r"\textopeno\textesh \OHORN", "ɔʃƠ"),
        (r"\ding \textnumero 5", "№5"),
        (r"Gel\cprime fand", "Gelʹfand"),
        (r"\textcelsius \circledR", "℃®"),
        (r'\char65\char"42 \symbol{67} \char1 \char', "ABC"),
        (r"caf^^e9", "café"),
    ],
    "marks": [
        ("3--9", "3–9"),
        ("so---then", "so—then"),
        ("``so''", "“so”"),
        ("`x' and `y z'", "‘x’ and ‘y z’"),
        ("``He said `no'.''", "“He said ‘no’.”"),
        ("don't, the students' `Abd and Qur`an", "don't, the students' `Abd and Qur`an"),
        ("`Abd al-Rahman's", "`Abd al-Rahman's"),
        ("?`Que? !`No!", "¿Que? ¡No!"),
        (r"\enquote{x}", "“x”"),
        (r"\enquote{a \enquote{b} c} \enquote*{d}", "“a ‘b’ c” “d”"),
        (r"\mkbibquote{a}\foreignquote{french}{b}", "“a”“b”"),
    ],
    "spaces": [
        ("Art.~3", "Art.\u00a03"),
        ("Art.\u00a03", "Art.\u00a03"),
        ("a\n   b\t c ", "a b c"),
        ("a {b}\n   c", "a b c"),
        (r"a\ b\,c\quad d\\e\\*[2pt]f\par g", "a b c d e f g"),
        (r"shelf\/ful co\-operate \relax x", "shelfful cooperate x"),
        (r"\hspace{1em}a\kern-.1em b\raise.5ex\hbox{c}\hskip 1em plus 2em minus .4em\relax d", "abcd"),
    ],
    "commands": [
        (r"\emph{Le Monde} {\em a} {\bf b} \textbf{c}", "Le Monde a b c"),
        (r"\texttt{grep} \textsf{a} \textup{b} \textsc{c} \underline{d}", "grep a b c d"),
        (r"\mbox{C-130} \hbox{x} \protect\emph{y}", "C-130 x y"),
        (r"\foreignlanguage{german}{Wort} \textcolor{red}{x}", "Wort x"),
        (r"\href{https://example.org/a%20b}{here}", "here"),
        (r"\url{https://example.org/a_b?c=1&d=%20}", "https://example.org/a_b?c=1&d=%20"),
        (r"\url{https://example.org/~x/a--b}", "https://example.org/~x/a--b"),
        (r"\url{https://example.org/\~{}x\_y}", "https://example.org/~x_y"),
        (r"\url|a.b| \verb+a_b+ \url c", "a.b a_b c"),
        (r"at https://example.org/~a--b, c--d", "at https://example.org/~a--b, c–d"),
        (r"www.example.org/$\sim$a\_b ``http://x.org''", "www.example.org/~a_b “http://x.org”"),
        (r"\noopsort{1973}2010 \printfirst{a}{b} \switchargs{c}{d}", "2010 a dc"),
        (r"Title\footnote{A note}", "Title (A note)"),
        (r"\ifmmode a\else b\fi c, $\ifmmode a\else b\fi$", "bc, a"),
        (r"\ifmmode a\fi b \ifmmode c \else d", "b d"),
        (r"see \cite[5]{knuth} and \cite", "see [knuth] and"),
        (r"\MakeUppercase{nato} \lowercase{A} \RN{14} \RN{x}", "NATO a XIV x"),
        (r"in \apj and \nat, \prd", "in The Astrophysical Journal and Nature, Physical Review D"),
        (r"\mnras", "Monthly Notices of the Royal Astronomical Society"),
        (r"\SI{5}{\kilo\metre} \verb{a \verb|b", "5 km a |b"),
        (r"\textquote[Ed.]{a} \color{red}b \begin{center}c\end{center}", "“a” b c"),
        (r"\texorpdfstring{$x$}{y} \bibinfo{year}{1990} \item[1] z", "y 1990 1 z"),
        (r"London\addcolon\addspace A\isdot", "London: A"),
    ],
    "mathematics": [
        (r"$\alpha$-helix \alpha-helix \ensuremath{\beta}", "α-helix α-helix β"),
        (r"$\alpha$ & 5 %", "α & 5 %"),
        (r"the $n$th of $k$-means, {$p < 0.05$}", "the nth of k-means, p < 0.05"),
        (r"\(x+y\), \[z\], $$w$$, $a$$b^2$", "x+y, z, w, ab²"),
        (r"\( a \] ", "( a"),
        (r"$\alpha \leq \frac{1}{2}$", "α ≤ 1/2"),
        (r"$\frac12$ $\frac{a+b}{c}$", "1/2 (a+b)/c"),
        (r"$\sqrt{2}$ $\sqrt[3]{x+1}$ $\sqrt[n]{ab}$", "√2 ∛(x+1) n√(ab)"),
        (r"$\mu m$, $\Delta G$, $\pm 3$, $\leq k$", "μm, ΔG, ±3, ≤ k"),
        (r"$O(n\log n)$, $2 \log(n)$, $\sin\cos x$", "O(n log n), 2 log(n), sin cos x"),
        (r"$-3$, $x'$, $x''$, $x \not= y$, $x\not\in A$", "−3, x′, x′′, x ≠ y, x∉A"),
        (r"$\mathbb{R}^n$, $\mathcal{O}(n)$, $\mathbf{x}$", "ℝⁿ, 𝒪(n), x"),
        (r"$\mathfrak{C}_1\mathfrak{a}\mathscr{PB}$, $\mathbb{é1}$", "ℭ₁𝔞𝒫ℬ, é1"),
        (r"$\bar{x}\vec v$, $\left(a\right.$, $a~b$", "x̄v⃗, (a, a\u00a0b"),
        (r"$\text{non-zero $y$} b$", "non-zero y b"),
        (r"$\text{x$", "$x$"),
        (r"$\binom{n}{k} \pmod{2}$", "(n choose k) (mod 2)"),
        (r"$<$5, p$<$0.05, $>$ 65", "<5, p<0.05, > 65"),
        (r"$SU(3)\times SU(2)$, $A \to B$, $x\leq y$", "SU(3)×SU(2), A → B, x≤y"),
        (r"$\operatorname{Spec} A$, $x\operatorname*{ord}y$, \operatorname{a}", "Spec A, x ord y, a"),
        (r"\textbeta-x and \textOmega", "β-x and Ω"),
        ("$5 and $10", "$5 and $10"),
        ("{$5 and $10}, US$5/US$10, $5-$10", "$5 and $10, US$5/US$10, $5-$10"),
        (r"$5 \emph{and} $10, Ke$ha and A$AP Rocky, $$", "$5 and $10, Ke$ha and A$AP Rocky, $$"),
        ("{$}5 and {$}10 a$", "$5 and $10 a$"),
    ],
    "scripts": [
        (r"H$_2$O, 10$^{-3}$, $^{63}$Cu", "H₂O, 10⁻³, ⁶³Cu"),
        (r"5\textsuperscript{th} a\textsubscript{2} \up{e} L$\sp{p}$", "5ᵗʰ a₂ ᵉ Lᵖ"),
        (r"$\mathrm{CO}_2$ CO_{2} $x_\mathrm{max}$", "CO₂ CO₂ xₘₐₓ"),
        (r"90$^\circ$C 90$^{\circ}$ A$^*$ x$^\prime$", "90°C 90° A* x′"),
        (r"$\sum_{i=1}^n x_i$", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\ce{H2SO4} \ce{SO4^2-} \ce{NH4+} \ce{^{14}C} \ce{A_{12}B_3^} \ce{2H2 + O2 -> 2H2O}",
         "H₂SO₄ SO₄²⁻ NH₄⁺ ¹⁴C A₁₂B₃ 2H₂ + O₂ → 2H₂O"),
        (r"PM$_{2.5}$ and L$^\infty$", "PM_{2.5} and L^{∞}"),
        ("$x^", "$x^"),
        ("$x^$ a^b c_d", "x a^b c_d"),
    ],
    "entities": [
        ("A &amp; B &#8217; &#x2019; &eacute; &nbsp;x", "A & B ’ ’ é \u00a0x"),
        (r"A \&amp; B {\&}amp; C \&\#39; {\&}{\#}38; &amp;lt;", "A & B & C ' & <"),
        ("AT&T; &copy &unheard; &amp;of;", "AT&T; &copy &unheard; &of;"),
        ("a;b &#0; &", "a;b � &"),
        (r"A {\&}amp$\mathsemicolon$ B $\less$i$\greater$C$\less$/i$\greater$", "A & B <i>C</i>"),
    ],
    "unknown": [
        (r"\unheard{of}", "of"),
        (r"a \unheard b \unheard{c}{d} \+ \é", "a b cd + é"),
        ("a\\", "a\\"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "text"),
    [pytest.param(*pair, id=f"{name}-{pair[0]}") for name, group in _GROUPS.items() for pair in group],
)
def test_decode(typed: str, text: str) -> None:
    assert decode(typed) == text


@example(r"\b\title")
@given(_TYPED)
def test_no_text_makes_decoding_fail(typed: str) -> None:
    assert isinstance(decode(typed), str)


@given(
    st.text(alphabet=st.sampled_from("aé漢 _*|<>&%#'\"().,;:/?!-0")).filter(
        lambda s: "--" not in s and "''" not in s and not (("&" in s or "&#" in s) and ";" in s)
    )
)
def test_text_without_commands_stays_as_it_is(typed: str) -> None:
    assert decode(typed) == " ".join(part for part in typed.split(" ") if part)


_LETTERS = st.sampled_from("abcdefghkmnoprstuwxyzABCDEGHKMNOPRSUWYZ")
_MARKS = {
    "'": "\u0301",
    "`": "\u0300",
    '"': "\u0308",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "v": "\u030c",
    "c": "\u0327",
    "u": "\u0306",
    "H": "\u030b",
    "r": "\u030a",
    "d": "\u0323",
}
_KNOWN = {
    "ss": "ß",
    "o": "ø",
    "L": "Ł",
    "ae": "æ",
    "alpha": "α",
    "textendash": "–",
    "S": "§",
    "euro": "€",
    "textless": "<",
    "LaTeX": "LaTeX",
    "guillemetleft": "«",
    "ldots": "…",
    "copyright": "©",
}
_STYLED = ["emph", "textbf", "texttt", "mbox", "textsc", "underline", "mkbibemph", "foreignlanguage{german}"]


def _accents(letter: str, name: str, form: str) -> tuple[str, str]:
    gap = " " * (name.isalpha() and "{L}" not in form)
    typed = form.replace("M", name + gap).replace("L", letter)
    return typed, unicodedata.normalize("NFC", letter + _MARKS[name])


_WORDS = st.text(_LETTERS, min_size=1, max_size=4)
_PIECES = st.one_of(
    _WORDS.map(lambda word: (word, word)),
    st.sampled_from([(r"\%", "%"), (r"\&", "&"), ("{}", ""), ("~", "\u00a0"), ("--", "–"), (r"\_", "_")]),
    st.sampled_from(sorted(_KNOWN)).flatmap(
        lambda name: st.sampled_from([f"{{\\{name}}}", f"\\{name}{{}}"]).map(
            lambda typed: (typed, _KNOWN[name])
        )
    ),
    st.builds(
        _accents, _LETTERS, st.sampled_from(sorted(_MARKS)), st.sampled_from([r"{\ML}", r"\M{L}", r"{\M{L}}"])
    ),
)


def _joined(pieces: list[tuple[str, str]]) -> tuple[str, str]:
    typed, texts = zip(*pieces, strict=True) if pieces else ((), ())
    return "{}".join(typed), "".join(texts)


_MADE = st.recursive(
    _PIECES,
    lambda inner: (
        st.lists(inner, max_size=4)
        .map(_joined)
        .flatmap(
            lambda made: st.sampled_from(
                [
                    made,
                    (f"{{{made[0]}}}", made[1]),
                    *((f"\\{name}{{{made[0]}}}", made[1]) for name in _STYLED),
                ]
            )
        )
    ),
    max_leaves=12,
)


@given(_MADE)
def test_a_value_of_known_commands_is_the_text_that_it_was_made_of(made: tuple[str, str]) -> None:
    typed, text = made
    read = latex.read(typed)

    assert read.text == text.strip()
    assert not read.unknown


@given(st.sampled_from(sorted(name for name in html5 if name.endswith(";"))))
def test_a_name_of_html_is_its_character(name: str) -> None:
    assert decode(f"a&{name}b") == f"a{html5[name]}b".replace("\n", " ").replace("\t", " ")


@pytest.mark.parametrize(("depth", "shown"), [(41, "x"), (42, r"\unheard{x}")])
def test_an_argument_deeper_than_anybody_writes_stays_as_typed(depth: int, shown: str) -> None:
    assert decode(r"\unheard{" * depth + "x" + "}" * depth) == shown


@pytest.mark.uncounted
@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("{" * 10_000 + "x" + "}" * 10_000, id="braces"),
        pytest.param("$" * 200_000, id="dollars"),
        pytest.param("$a{" * 10_000 + "$}" * 10_000, id="mathematics in groups"),
        pytest.param(r"\emph{" * 10_000, id="styles"),
        pytest.param("\\'{" * 10_000 + "}" * 10_000, id="accents"),
        pytest.param(r"\unheard{" * 10_000, id="unknown commands"),
        pytest.param("$" + "x^{" * 10_000 + "}" * 10_000 + "$", id="scripts"),
        pytest.param("`a " * 30_000, id="quotation marks"),
        pytest.param(r"\(" * 30_000, id="mathematics without end"),
        pytest.param(r"\ifmmode " * 20_000, id="branches without end"),
        pytest.param(r"\sqrt[" * 20_000, id="options without end"),
        pytest.param("\\" * 200_001, id="backslashes"),
        pytest.param("&" + "a" * 500_000, id="entity without end"),
    ],
)
def test_no_text_takes_long(typed: str) -> None:
    assert isinstance(decode(typed), str)


@pytest.mark.parametrize(
    ("typed", "scripts"),
    [
        (r"H$_2$O", ()),
        (r"PM$_{2.5}$, PM$_{2.5}$ and L$^\infty$", ("_{2.5}", "^{∞}")),
        (r"$x^{a_Q}$", ("_{Q}", "^{a_{Q}}")),
        ("a_b", ()),
        ("nothing", ()),
    ],
)
def test_scripts_that_unicode_lacks_are_told(typed: str, scripts: tuple[str, ...]) -> None:
    assert latex.scripts(typed) == scripts


def test_scripts_in_scripts_are_elements_in_elements() -> None:
    read = latex.read(r"$x^{a_Q}$ and \_\{b\}")

    shown = latex.elements(read.text, read.scripts, low="<sub>{}</sub>", high="<sup>{}</sup>")

    assert shown == "x<sup>a<sub>Q</sub></sup> and _{b}"


def test_unknown_commands_are_told_with_what_readers_see() -> None:
    read = latex.read(r"\unheard{\emph{of}} and \Unheard")

    assert [tuple(command) for command in read.unknown] == [("\\unheard", "of"), ("\\Unheard", "")]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (r"\texit", r'did you mean "\textit"?'),
        (r"\enqote", r'did you mean "\enquote"?'),
        (r"\footnot", r'did you mean "\footnote"?'),
        (r"\myorganization", ""),
        (r"\em2", ""),
        (r"\+", ""),
    ],
)
def test_a_near_command_is_named(name: str, hint: str) -> None:
    assert latex.meant(name) == hint
