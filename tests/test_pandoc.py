"""Pandoc's notation: what cites, which key, and what is said of it; what is no citation."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.syntax.markdown.pandoc import OPAQUE, Cluster, clusters, commands, typed

KEYS = frozenset(
    {
        "a",
        "b",
        "a b",
        "Foo_bar",
        "long--key",
        "trail-",
        "scope",
        "x.y",
        "DBLP:conf/nips/V17",
        "é1",
        "o'neil(2020)",
    }
)


def _read(text: str) -> list[str]:
    """Write each citation as brackets or a name, with what is said of each source."""
    return [_shown(one) for one in clusters(text, 0, KEYS)]


def _shown(cluster: Cluster) -> str:
    said = [f"{one.prefix}|{one.key}|{one.locator}".strip("|") for one in cluster.sources]
    return f"{'@' if cluster.is_in_text else ''}{';'.join(said)}"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("[@a]", ["a"], id="one"),
        pytest.param("[@a; @b]", ["a;b"], id="semicolon"),
        pytest.param("[@a,@b]", ["a;b"], id="comma"),
        pytest.param("[@a, @b; @x.y]", ["a;b;x.y"], id="both"),
        pytest.param("[@a;]", ["a"], id="semicolon-at-the-end"),
        pytest.param("[@a; @unknown]", ["a;unknown"], id="unknown-key"),
        pytest.param("[@a, p. 4]", ["a|p. 4"], id="locator"),
        pytest.param("[@a p. 4]", ["a|p. 4"], id="locator-without-comma"),
        pytest.param("[@a,p.4]", ["a|p.4"], id="locator-without-space"),
        pytest.param("[@a, {ii, A, D-Z}]", ["a|ii, A, D-Z"], id="locator-in-braces"),
        pytest.param("[@a, {pp. iv, vi} with more]", ["a|pp. iv, vi with more"], id="braces-and-suffix"),
        pytest.param("[@a, {}]", ["a"], id="empty-braces"),
        pytest.param("[@a and elsewhere]", ["a|and elsewhere"], id="suffix"),
        pytest.param("[@a, pp. 33-35 and *passim*]", ["a|pp. 33-35 and passim"], id="emphasis"),
        pytest.param(r"[@a, p. 3\*]", ["a|p. 3*"], id="escape"),
        pytest.param("[see @a, pp. 3-5]", ["see|a|pp. 3-5"], id="prefix"),
        pytest.param("[see @a; also @b, p. 1]", ["see|a;also|b|p. 1"], id="prefixes"),
        pytest.param("[@a, p. 3, see also @b]", ["a|p. 3;see also|b"], id="prefix-after-a-comma"),
        pytest.param("[@a and @b]", ["a;and|b"], id="word-between"),
        pytest.param("[e.g., @a]", ["e.g.,|a"], id="prefix-with-a-comma"),
        pytest.param("[-@a]", ["a"], id="without-author"),
        pytest.param("[see -@a, p. 2]", ["see|a|p. 2"], id="without-author-behind-a-prefix"),
        pytest.param("^[@a]", ["a"], id="inline-note"),
        pytest.param("^[see @a]", ["see|a"], id="inline-note-with-a-prefix"),
        pytest.param("[^@a]", ["a"], id="footnote"),
        pytest.param("[@a\n; @b]", ["a;b"], id="over-lines"),
        pytest.param("[@a,\np.\n4]", ["a|p. 4"], id="locator-over-lines"),
        pytest.param("[@a][@b]", ["a", "b"], id="side-by-side"),
        pytest.param("[text [@a]](u)", ["a"], id="in-the-text-of-a-link"),
        pytest.param("[@a]: two words", ["a"], id="before-a-colon"),
        pytest.param("[@a]{.x}", ["a"], id="before-attributes"),
        pytest.param("[@Foo_bar.baz.]", ["Foo_bar.baz"], id="full-stop-behind"),
        pytest.param("[@{Foo_bar.baz.}]", ["Foo_bar.baz."], id="full-stop-in-braces"),
        pytest.param("[@Foo_bar--baz]", ["Foo_bar|--baz"], id="two-hyphens"),
        pytest.param("[@long--key]", ["long--key"], id="two-hyphens-known"),
        pytest.param("[@trail-]", ["trail-"], id="hyphen-at-the-end-known"),
        pytest.param("[@o'neil(2020), p. 1]", ["o'neil(2020)|p. 1"], id="odd-marks-known"),
        pytest.param("[@o'brien(2020)]", ["o|'brien(2020)"], id="odd-marks-unknown"),
        pytest.param("@o'neil(2020).", ["@o'neil(2020)"], id="odd-marks-in-the-text"),
        pytest.param("[@DBLP:conf/nips/V17]", ["DBLP:conf/nips/V17"], id="marks-inside"),
        pytest.param("[@a:.b]", ["a|:.b"], id="two-marks"),
        pytest.param("[@x+y<z>u~w%q&r#s?t$u]", ["x+y<z>u~w%q&r#s?t$u"], id="every-mark"),
        pytest.param("[@{https://e.org/b?n=f&d=2}, p. 33]", ["https://e.org/b?n=f&d=2|p. 33"], id="address"),
        pytest.param("[@https://e.org/b]", ["https://e.org/b"], id="address-without-braces"),
        pytest.param("[@e\u03011]", ["é1"], id="composed"),
        pytest.param("[@пункт3]", ["пункт3"], id="another-script"),
        pytest.param("@a says", ["@a"], id="in-the-text"),
        pytest.param("(@a)", ["@a"], id="in-round-brackets"),
        pytest.param("@a's words, and @b.", ["@a", "@b"], id="marks-behind"),
        pytest.param("@{a b} says", ["@a b"], id="braces-in-the-text"),
        pytest.param("-@a says", ["a"], id="in-the-text-without-author"),
        pytest.param("@a [p. 3] says", ["@a|p. 3"], id="in-the-text-with-a-place"),
        pytest.param("@a [S. 3 f.] sagt", ["@a|S. 3 f."], id="german-place"),
        pytest.param("@a [с. 3] пишет", ["@a|с. 3"], id="russian-place"),
        pytest.param("@a [n.º 3] dice", ["@a|n.º 3"], id="spanish-place"),
        pytest.param("@a [עמ׳ 3] כותב", ["@a|עמ׳ 3"], id="hebrew-place"),
        pytest.param("@a [第3章]", ["@a|第3章"], id="japanese-place"),
        pytest.param("@a [الفصل 3]", ["@a|الفصل 3"], id="arabic-place"),
        pytest.param("@a [and so on] says", ["@a"], id="no-place"),
        pytest.param("@a [33] says", ["@a|33"], id="in-the-text-with-a-number"),
        pytest.param("@a [§ 2, note 4] says", ["@a|§ 2, note 4"], id="in-the-text-with-a-paragraph"),
        pytest.param("@a [Section 2] says", ["@a|Section 2"], id="in-the-text-with-a-section"),
        pytest.param("@a [see] says", ["@a"], id="in-the-text-before-other-brackets"),
        pytest.param("@a [p. 3](u) says", ["@a"], id="in-the-text-before-a-link"),
        pytest.param("@a [@b] says", ["@a", "b"], id="in-the-text-before-a-citation"),
        pytest.param("See @a [p. 3; @b]", ["@a", "p. 3;|b"], id="brackets-with-a-key-are-their-own"),
    ],
)
def test_what_cites(text: str, read: list[str]) -> None:
    assert _read(f"It is so {text}") == read
    assert _read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("no sign", id="nothing"),
        pytest.param("ask a@b.org", id="mail"),
        pytest.param("[ask me@a.org]", id="mail-in-brackets"),
        pytest.param("<me@a>", id="mail-in-pointed-brackets"),
        pytest.param("thanks @octocat and @Jane_Doe", id="mentions"),
        pytest.param("npm i @scope/name", id="package"),
        pytest.param("https://m.com/@a and http://x.org/?u=@a", id="addresses"),
        pytest.param("www.m.com/@a", id="address-without-scheme"),
        pytest.param("[@a](https://github.com/a)", id="link"),
        pytest.param("[thanks to @a](u) and [@a][1]\n\n[1]: u", id="links"),
        pytest.param("[@a][]\n\n[@a]: https://e.org", id="link-to-a-definition"),
        pytest.param('[@a]: https://e.org "A title"\n\nby [@a]', id="definition"),
        pytest.param("[@a]: <https://e.org>", id="definition-in-brackets"),
        pytest.param("text[^@a]\n\n[^@a]: A note.", id="footnote-that-is-defined"),
        pytest.param("[x](https://m.com/@a)", id="address-of-a-link"),
        pytest.param("[x](/@a 'by @a')", id="title-of-a-link"),
        pytest.param(r"\[@a\]", id="escaped-brackets"),
        pytest.param(r"[\@a] and \@a", id="escaped-sign"),
        pytest.param("[@]", id="no-key"),
        pytest.param("[@ a]", id="space"),
        pytest.param("@a@mastodon.social", id="handle"),
        pytest.param("[@a@mastodon.social]", id="handle-in-brackets"),
        pytest.param("@@a", id="two-signs"),
        pytest.param("[a\n\n@unknown]", id="over-paragraphs"),
        pytest.param(f"[see {OPAQUE * 3} @a]", id="over-code"),
        pytest.param(f"{OPAQUE}@a{OPAQUE}", id="beside-code"),
    ],
)
def test_what_does_not_cite(text: str) -> None:
    assert _read(text) == []


def test_a_key_and_a_citation_are_in_their_places() -> None:
    text = "See [see @a, p. 4; @{a b}] and @b [p. 2]."
    first, second = clusters(text, 0, KEYS)

    assert [text[slice(*one.span)] for one in (*first.sources, *second.sources)] == ["a", "a b", "b"]
    assert text[slice(*first.span)] == "[see @a, p. 4; @{a b}]"
    assert text[first.span.start : first.ends[0]] == "[see @a, p. 4"
    assert text[slice(*second.span)] == "@b [p. 2]"


def test_a_text_before_the_body_does_not_cite() -> None:
    assert [one.span.start for one in clusters("[@a] [@b]", 4, KEYS)] == [5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\\bibliography", ["\\bibliography"]),
        ("\\full_bibliography and \\bibliography.", ["\\full_bibliography", "\\bibliography"]),
        ("\\bibliography{refs} \\bibliographystyle \\\\bibliography", []),
    ],
)
def test_commands_are_found_whole(text: str, found: list[str]) -> None:
    names = ("\\bibliography", "\\full_bibliography")

    assert [name for name, _ in commands(text, 0, names)] == found
    assert [text[slice(*span)] for _, span in commands(text, 0, names)] == found


@pytest.mark.parametrize("key", sorted(KEYS - {"é1"}))
def test_a_key_is_typed_so_that_it_is_read_again(key: str) -> None:
    assert _read(f"[@{typed(key)}, p. 4]") == [f"{key}|p. 4"]


_PIECES = st.sampled_from(
    [*"[]@;,{}()^\\-:.!\n _*", "@a", "[@a", "@{a b}", "see", "p. 4", " [", "https://", OPAQUE, "\n\n", "@b]"]
)


@given(st.lists(_PIECES, max_size=24).map("".join))
@example("[@a [@b] @a]")
def test_citations_of_any_text_are_in_order_and_apart(text: str) -> None:
    end = 0
    for one in clusters(text, 0, KEYS):
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end
        assert list(one.ends) == sorted(one.ends)
        assert one.ends[-1] == end
        assert all(one.span.start < source.span.start < source.span.end <= end for source in one.sources)
        assert all("\n" not in source.prefix + source.locator for source in one.sources)
