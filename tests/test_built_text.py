from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from re import Match

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.render import rendering
from macros.render.built_pages import BuiltPage, CitationContext, read
from macros.render.rendering import Mention

from .conftest import ROOT, store
from .published import published

_SITES = ROOT / "tests" / "cases" / "sites"
_PAGES = sorted([*_SITES.glob("plain/docs/explainers/*.md"), *_SITES.glob("types/docs/types/*.md")])
_LONG = " ".join(["word"] * 150)


def _cited(html: str) -> str:
    """Put the markers of `a` and `b` in the place of `{a,b}`."""
    ordinals = Counter[str]()

    def _marker(match: Match[str]) -> str:
        keys = match[1].split(",")
        ordinals.update(keys)
        markers = (rendering.marker(Mention(key, "", 12, ordinals[key])) for key in keys)
        return f'<sup class="ib-cite" data-search-exclude="">{"".join(markers)}</sup>'

    return re.sub(r"\{([\w,]+)\}", _marker, html)


def _sentences(html: str) -> list[str]:
    return [context.sentence for context in read(_cited(html)).contexts]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        # Places.
        pytest.param("A b.{a} Then c.", ["A b."], id="behind-the-stop"),
        pytest.param("A b{a}. Then c.", ["A b."], id="before-the-stop"),
        pytest.param("A b. Then c.{a}", ["Then c."], id="at-the-end"),
        pytest.param("A b. {a} Then c.", ["A b."], id="behind-a-space"),
        pytest.param("A b. {a}", ["A b."], id="behind-a-space-at-the-end"),
        pytest.param("{a}A b. Then c.", ["A b."], id="at-the-beginning"),
        pytest.param("A vote,{a} and b. Then c.", ["A vote, and b."], id="behind-a-clause"),
        pytest.param("A vote,{a} and b.{b} C.", ["A vote, and b."] * 2, id="two-in-a-sentence"),
        pytest.param("A b.{a,b} Then c.", ["A b."] * 2, id="two-in-a-group"),
        pytest.param("A b.{a}{b} Then c.", ["A b."] * 2, id="two-groups"),
        pytest.param("A b.{a} Then c.{b}", ["A b.", "Then c."], id="each-its-own"),
        pytest.param("A b{a}", ["A b"], id="without-a-stop"),
        pytest.param("A.{a} b", ["A. b"], id="a-clause-that-only-looks-like-an-end"),
        # Signs.
        pytest.param("A; b: c.{a} Dee.", ["A; b: c."], id="semicolon-and-colon"),
        pytest.param("Did a b?{a} It did!{b} So…{c} D.", ["Did a b?", "It did!", "So…"], id="other-signs"),
        pytest.param("What?!{a} So it is.", ["What?!"], id="several-signs"),
        pytest.param("Wait... Then a.{a}", ["Then a."], id="three-dots"),
        pytest.param("Wait … and see.{a}", ["Wait … and see."], id="ellipsis-before-lower-case"),
        pytest.param("We … Americans.{a}", ["We … Americans."], id="words-left-out"),
        pytest.param("A […] The b. Cee.{a} Dee.", ["Cee."], id="words-left-out-in-brackets"),
        pytest.param("… The b{a}. Cee.", ["… The b."], id="words-left-out-at-the-beginning"),
        pytest.param("Ends at 3.5. It rose.{a}", ["It rose."], id="number-at-the-end"),
        pytest.param("It rose by 3.5 percent.{a} B.", ["It rose by 3.5 percent."], id="decimal"),
        pytest.param("See example.org now.{a}", ["See example.org now."], id="address"),
        pytest.param("It ended in 2024. 20 came.{a}", ["20 came."], id="a-number-begins"),
        # Abbreviations.
        pytest.param("The U.S. Senate met.{a} B.", ["The U.S. Senate met."], id="us"),
        pytest.param(
            "It left the U.S.{a} The vote came.{b}", ["It left the U.S.", "The vote came."], id="us-end"
        ),
        pytest.param("The U.N. Security Council met.{a}", ["The U.N. Security Council met."], id="un"),
        pytest.param("Mr. Kirby and Mrs. May met.{a}", ["Mr. Kirby and Mrs. May met."], id="mr"),
        pytest.param("Dr. No of St. Paul met.{a}", ["Dr. No of St. Paul met."], id="dr-and-st"),
        pytest.param("Gen. He Weidong met.{a}", ["Gen. He Weidong met."], id="title-before-he"),
        pytest.param("Roe v. Wade is No. 5.{a} B.", ["Roe v. Wade is No. 5."], id="no-before-a-number"),
        pytest.param("Was it? No.{a} Then b.", ["No."], id="no-as-a-word"),
        pytest.param("See p. 5 and pp. 6–7.{a}", ["See p. 5 and pp. 6–7."], id="pages"),
        pytest.param("See art. 3 and vol. IV.{a}", ["See art. 3 and vol. IV."], id="article-and-volume"),
        pytest.param("He loves art. Hamas met.{a}", ["Hamas met."], id="art-as-a-word"),
        pytest.param("The 2nd ed. Oxford made.{a}", ["The 2nd ed. Oxford made."], id="edition"),
        pytest.param("Places, e.g. Gaza, i.e. b.{a}", ["Places, e.g. Gaza, i.e. b."], id="eg-and-ie"),
        pytest.param("Israel vs. Hamas began.{a}", ["Israel vs. Hamas began."], id="versus"),
        pytest.param("On Jan. 5 and Sept. 6 it met.{a}", ["On Jan. 5 and Sept. 6 it met."], id="months"),
        pytest.param("It met in Dec. The vote came.{a}", ["The vote came."], id="month-at-the-end"),
        pytest.param("J. A. Smith and (K. Lee) met.{a}", ["J. A. Smith and (K. Lee) met."], id="initials"),
        pytest.param("Hamas approx. five.{a} B.", ["Hamas approx. five."], id="lower-case-follows"),
        pytest.param("It is Biden’s. Hamas met.{a}", ["Hamas met."], id="genitive-is-no-initial"),
        pytest.param("He left ('J. Smith').{a}", ["He left ('J. Smith')."], id="initial-in-quotes"),
        pytest.param("In Washington, D.C.{a} Hamas met.", ["In Washington, D.C."], id="marked-abbreviation"),
        pytest.param("The U.S.{a} said so. B.", ["The U.S. said so."], id="marked-before-lower-case"),
        # Quotation marks and brackets.
        pytest.param("“Why?” he said.{a} B.", ["“Why?” he said."], id="lower-case-behind-a-quotation"),
        pytest.param('He said "a." Then b.{a}', ["Then b."], id="straight-quotes"),
        pytest.param("He said “a.”{a} Then b.", ["He said “a.”"], id="behind-closing-quotes"),
        pytest.param("He said “a.{a}” Then b.", ["He said “a.”"], id="before-closing-quotes"),
        pytest.param("(It met.){a} Then b.", ["(It met.)"], id="brackets"),
        pytest.param("Er sagte: „So.“ Dann b.{a}", ["Dann b."], id="german-quotes"),
        pytest.param("Il dit : « Oui. »{a} Puis b.", ["Il dit : « Oui. »"], id="french-quotes"),
        pytest.param("Pourquoi ?{a} Parce que.", ["Pourquoi ?"], id="french-question"),
        pytest.param("A b. “C d.”{a} E.", ["“C d.”"], id="quotes-open-a-sentence"),
        # Other scripts.
        pytest.param("هل وافقت؟{a} نعم.{b}", ["هل وافقت؟", "نعم."], id="arabic"),
        pytest.param("投票した。{a}その後、停戦。{b}", ["投票した。", "その後、停戦。"], id="japanese"),
        pytest.param("他说：“好！”{a}然后走了？{b}", ["他说：“好！”", "然后走了？"], id="chinese"),
        # Markup.
        pytest.param("A <b>b.</b>{a} Then c.", ["A b."], id="bold"),
        pytest.param("A\n  b<br>c&nbsp;d &amp; e.{a}", ["A b c d & e."], id="whitespace"),
        pytest.param(
            'A b.{a}<sup id="fnref:1"><a class="footnote-ref">1</a></sup> C.', ["A b."], id="footnote"
        ),
        pytest.param("A <code>b. C</code> d.{a}", ["A b. C d."], id="stop-in-code"),
        pytest.param("A <code>b <kbd>c. D</kbd> e. F</code> g.{a}", ["A b c. D e. F g."], id="code-in-code"),
        pytest.param("Type <code>b.</code> Then c.{a}", ["Then c."], id="stop-ends-code"),
        pytest.param(
            'He: <span class="ib-quotation">“Go. Stay.”{a}</span> Then b.{b}',
            ["He: “Go. Stay.”", "Then b."],
            id="quotation-of-two-sentences",
        ),
        pytest.param(
            'A <span class="ib-quotation">“b”{a}</span>. Then c.', ["A “b”."], id="quotation-in-a-sentence"
        ),
        pytest.param(
            'A b.<sup class="ib-cite"><mark class="ib-missing">[?]</mark></sup> C{a}.', ["C."], id="missing"
        ),
        pytest.param("A <i hidden>x. Y{b}</i>b.{a}", ["A b."], id="hidden"),
        pytest.param("A <script>x. Y</script>b.{a}<template>{b}</template>", ["A b."], id="script"),
        pytest.param('A <a class="ib-ref" id="other-1">[1]</a>b.{a}', ["A b."], id="other-anchor"),
        pytest.param('A <img class="headerlink" src="x">b.{a}', ["A b."], id="sign-without-content"),
        pytest.param("{a}", [""], id="nothing-else"),
    ],
)
def test_a_marker_stands_in_its_sentence(text: str, sentences: list[str]) -> None:
    assert _sentences(f"<p>{text}</p>") == sentences


@pytest.mark.parametrize(
    ("html", "sentences"),
    [
        pytest.param("<p>A.</p><p>B.{a}</p><p>C.</p>", ["B."], id="paragraph"),
        pytest.param("<p>A<p>B{a}<p>C", ["B"], id="end-tags-left-out"),
        pytest.param("A{a}<p>B</p>C{b}", ["A", "C"], id="outside-of-blocks"),
        pytest.param("<div>A{a}</div>", ["A"], id="div"),
        pytest.param("<ul><li>A{a}<ul><li>B{b}</li></ul></li></ul>", ["A", "B"], id="nested-list"),
        pytest.param("<ul><li>A<ul><li>B</li></ul>C{a}</li></ul>", ["C"], id="behind-a-nested-list"),
        pytest.param("<blockquote>A{a}<p>B{b}</p></blockquote>", ["A", "B"], id="blockquote"),
        pytest.param("<figure><img><figcaption>A{a}</figcaption></figure>", ["A"], id="figcaption"),
        pytest.param("<details><summary>A{a}</summary><p>B{b}</p></details>", ["A", "B"], id="summary"),
        pytest.param("A<hr>B{a}", ["B"], id="rule"),
        pytest.param("<pre>A\n</pre>B{a}", ["B"], id="pre"),
        pytest.param("<code>A. <p>B. C{a}</p></code>", ["B. C"], id="block-in-code"),
        pytest.param("<table><caption>A{a}</caption></table>", ["A"], id="caption"),
        pytest.param("<h2>A b{a}</h2>", ["A b"], id="heading"),
        pytest.param("<h2>A b</h2><p>{a}</p>", ["A b"], id="alone-below-a-heading"),
        pytest.param("<tr><td>A</td><td>b c d e{a}</td></tr>", ["b c d e"], id="cell"),
        pytest.param("<tr><td>A</td><td>b c d{a}</td></tr>", ["A: b c d"], id="short-cell"),
        pytest.param("<tr><td>A</td><td>b – c d{a}</td></tr>", ["A: b – c d"], id="a-dash-is-no-word"),
        pytest.param("<tr><td>A:</td><td>{a}b</td></tr>", ["A: b"], id="name-with-a-colon"),
        pytest.param("<tr><th>A <b>b</b></th><td>c{a}</td></tr>", ["A b: c"], id="named-by-a-heading"),
        pytest.param("<tr><td><p>A</p><p>b</p></td><td>c{a}</td></tr>", ["A b: c"], id="name-of-two"),
        pytest.param("<tr><td>A</td><td>{a}</td></tr>", ["A"], id="empty-cell"),
        pytest.param("<tr><td>A{a}</td><td>B</td></tr>", ["A"], id="first-cell"),
        pytest.param("<tr><th>A</th><th>B{a}</th></tr>", ["B"], id="heading-of-a-column"),
        pytest.param("<tr><td></td><td>B{a}</td></tr>", ["B"], id="without-a-name"),
        pytest.param("<tr><td>A<tr><td>B<td>c{a}", ["B: c"], id="end-tags-of-cells-left-out"),
        pytest.param(
            "<tr><td>A</td><td>B<tr><td>C</td><td>d{a}</td></tr></td></tr>", ["C: d"], id="nested-row"
        ),
        pytest.param("<td>A</td><td>b{a}</td>", ["A: b"], id="cells-without-a-row"),
        pytest.param("<dl><dt>A<dd>b{a}<dt>C<dd>d{b}</dl>", ["A: b", "C: d"], id="definitions"),
        pytest.param("<dl><dt>A{a}<dt>B<dd>c d e f{b}</dl>", ["A", "c d e f"], id="terms"),
        pytest.param("<dl><dd>b{a}</dd></dl>", ["b"], id="definition-of-nothing"),
        pytest.param(
            "<tr><td>停</td><td>停戦停戦停戦{a}</td></tr>", ["停: 停戦停戦停戦"], id="short-japanese"
        ),
        pytest.param(
            "<tr><td>停</td><td>停戦停戦停戦停{a}</td></tr>", ["停戦停戦停戦停"], id="long-japanese"
        ),
    ],
)
def test_a_sentence_ends_with_its_block(html: str, sentences: list[str]) -> None:
    assert _sentences(html) == sentences


@pytest.mark.parametrize(
    ("html", "sections"),
    [
        pytest.param("<p>A{a}</p>", [""], id="before-the-first"),
        pytest.param("<h1>A</h1><p>B{a}</p><h2>C &amp; <i>d</i></h2>E{b}", ["A", "C & d"], id="above"),
        pytest.param('<h2>A<a class="headerlink">¶</a></h2>B{a}', ["A"], id="without-its-link"),
        pytest.param("<h2>A{a}</h2>", ["A"], id="in-a-heading"),
        pytest.param("<h2>A</h2><h3><img></h3><p>B{a}</p>", [""], id="without-text"),
        pytest.param("<h2>A</h2><h3 hidden>B</h3><p>C{a}</p>", ["A"], id="hidden"),
        pytest.param("<h2><div>A</div></h2><p>B{a}</p>", ["A"], id="with-a-block"),
        pytest.param("<h2>A<p>B</p><p>C{a}</p>", ["A"], id="end-tag-left-out"),
        pytest.param('<h2>A</h2><div class="footnote">B{a}</div>', ["Footnotes"], id="footnotes"),
        pytest.param('<h2>A</h2><aside class="footnote">B{a}</aside>', ["A"], id="another-element"),
    ],
)
def test_a_marker_stands_under_its_heading(html: str, sections: list[str]) -> None:
    assert [context.section for context in read(_cited(html)).contexts] == sections


def test_a_context_has_the_links_anchor_and_key() -> None:
    assert read(_cited("<h2>T</h2><p>Aye.{b_2} Bee.{b_2}</p>")).contexts == (
        CitationContext("cite-b_2-1", "b_2", "Aye.", "T"),
        CitationContext("cite-b_2-2", "b_2", "Bee.", "T"),
    )


def test_a_key_may_have_hyphens() -> None:
    (context,) = read('<p>A.<a class="ib-ref" id="cite-un-2024:a-3">[1]</a></p>').contexts

    assert context.key == "un-2024:a"


@pytest.mark.parametrize("name", ["ib-sources", "ib-further-reading other", "ib-related"])
def test_the_lists_do_not_count_nope(name: str) -> None:
    html = f'<p>A.</p><section class="{name}"><h2>B</h2><p>C.{{a}}</p></section>'

    assert _sentences(html) == []
    assert read(_cited(html)).words == 1


def test_another_section_counts() -> None:
    assert _sentences('<section class="box"><p>C.{a}</p></section>') == ["C."]


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        pytest.param(f"{_LONG}{{a}}", "…word", "word", id="at-the-end"),
        pytest.param(f"{{a}}{_LONG}", "word", "word…", id="at-the-beginning"),
        pytest.param(f"{_LONG} here{{a}} {_LONG}", "…word", "word…", id="in-the-middle"),
        pytest.param(f"{'停' * 600}{{a}}{'戦' * 600}", "…停", "戦…", id="without-spaces"),
    ],
)
def test_a_very_long_sentence_is_shortened_around_its_marker(text: str, begins: str, ends: str) -> None:
    (sentence,) = _sentences(f"<p>{text}</p>")

    assert 390 < len(sentence) <= 400
    assert sentence.startswith(begins)
    assert sentence.endswith(ends)
    assert set(sentence.strip("…").split()) <= {"word", "here", "停" * 199 + "戦" * 199}
    assert ("here" in sentence) == ("here" in text)


def test_a_long_sentence_stays_whole() -> None:
    assert _sentences(f"<p>{'a' * 400}{{a}}</p>") == ["a" * 400]


def test_a_long_name_is_shortened() -> None:
    (sentence,) = _sentences(f"<tr><td>{_LONG}</td><td>b{{a}}</td></tr>")

    assert sentence.startswith("…word")
    assert sentence.endswith("word: b")
    assert len(sentence) <= 400


_WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéß", min_size=5, max_size=9)
_MIDDLES = _WORDS | st.sampled_from(
    ["3.5", "U.S. Senate", "Mr. Kirby", "No. 5", "J. Smith", "e.g. Gaza", "“a b”", "(see p. 4)", "a; b:", "…"]
)
_ENDS = st.sampled_from([".", "!", "?", "…", "...", ".”", "?”", ".)", "?!", "؟"])


@st.composite
def _generated(draw: st.DrawFn) -> str:
    first, middles, last = draw(st.tuples(_WORDS, st.lists(_MIDDLES, max_size=8), _WORDS))
    return " ".join([first.replace("ß", "s").capitalize(), *middles, last]) + draw(_ENDS)


@given(st.lists(_generated(), min_size=1, max_size=6))
def test_the_context_of_a_marker_behind_a_sentence_is_the_sentence(sentences: list[str]) -> None:
    text = " ".join(f"{sentence}{{k{number}}}" for number, sentence in enumerate(sentences))

    assert [(c.key, c.sentence) for c in read(_cited(f"<p>{text}</p>")).contexts] == [
        (f"k{number}", sentence) for number, sentence in enumerate(sentences)
    ]


@given(st.lists(_generated(), min_size=1, max_size=6), st.data())
def test_a_marker_between_words_has_the_sentence_around_it(sentences: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, len(sentences) - 1))
    first, _, rest = sentences[chosen].partition(" ")
    with_marker = [*sentences[:chosen], f"{first}{{a}} {rest}", *sentences[chosen + 1 :]]

    assert _sentences(f"<p>{' '.join(with_marker)}</p>") == [sentences[chosen]]


@pytest.mark.parametrize("path", _PAGES, ids=lambda path: path.stem)
def test_whole_pages_have_a_context_for_each_marker(path: Path) -> None:
    _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
    kept = store("".join(bib.read_text(encoding="utf-8") for bib in sorted(_SITES.rglob("*.bib"))))
    page = published(body, {source.key: source for source in kept.sources})

    found = read(page.html).contexts

    assert found
    assert [context.anchor for context in found] == [a["id"] for a in page.tree.select("a.ib-ref")]
    cells = {_text(cell.get_text()) for cell in page.tree.select("td")}
    for context in found:
        assert not re.search(r"\[[\d?]", context.sentence)
        assert context.section
        assert context.sentence.endswith((".", "?", ".”")) or context.sentence.split(": ")[-1] in cells
        assert context.sentence[0].isupper() or context.sentence[0] in "“0123456789"


def _text(visible: str) -> str:
    """Return what stands in a cell without its markers."""
    return " ".join(re.sub(r"\[\d+\]", "", visible).split())


@pytest.mark.parametrize(
    ("html", "count"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("<h1>One</h1><p>Two, three – <b>four</b>.{a}</p>", 4, id="without-markers-and-signs"),
        pytest.param("<p>One</p><pre>two = 3</pre><td>four</td><td>five</td>", 5, id="blocks-and-code"),
        pytest.param("<p>One<i hidden>two</i></p><style>x</style>", 1, id="hidden"),
        pytest.param("<p>停戦 案。</p>", 2, id="two-characters-are-a-word"),
        pytest.param("<p>2024年の vote</p>", 3, id="mixed"),
        pytest.param("<p>한국어 문장</p>", 2, id="korean-has-spaces"),
    ],
)
def test_words_are_counted_as_they_are_read(html: str, count: int) -> None:
    assert read(_cited(html)).words == count


@pytest.mark.parametrize(("count", "whole"), [(0, 1), (1, 1), (230, 1), (231, 2), (460, 2), (1000, 5)])
def test_minutes_are_rounded_up(count: int, whole: int) -> None:
    assert BuiltPage(words=count).minutes == whole


_PIECES = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            "<h2>",
            "</h2>",
            "<td>",
            "<em>",
            "</em>",
            "<strong>b</strong>",
            "<em>c. </em>",
            "<code>",
        ),
        *(
            "</code>",
            "{a}",
            "{a,b}",
            "{b,a,b}",
            " ",
            "D. ",
            "e",
            "&amp;",
            '<span class="ib-quotation">',
            "</span>",
        ),
        *('<a class="headerlink" href="#f">&para;</a>', "<br>", "<i hidden>", "</i>"),
    )
)


@given(st.lists(_PIECES, max_size=15).map("".join))
def test_a_page_with_a_comment_is_read_alike(html: str) -> None:
    """A comment alone has all of its elements read."""
    assert read(_cited(html)) == read(f"{_cited(html)}<!-- -->")


def test_a_marker_in_a_range_is_read() -> None:
    marker = rendering.marker(Mention("a", "", 2, 1), is_inside=True)

    (context,) = read(f'<p>A.<sup class="ib-cite" data-search-exclude="">{marker}</sup> B.</p>').contexts

    assert (context.key, context.sentence) == ("a", "A.")
