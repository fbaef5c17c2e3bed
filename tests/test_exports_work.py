from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.content.sources import bibliography
from macros.core.model import Author, Correction, Dating, Day, FrontMatter, Organization, Person, Source, Work
from macros.core.text import Text
from macros.publish import exports
from macros.publish.exports import formats
from macros.publish.exports.escaping import escaped
from macros.syntax.latex import decode

from .conftest import store
from .test_exports_csl import VALIDATOR

pytestmark = pytest.mark.uncounted

_MATTER = FrontMatter(title="How did it end?", description="D.", published=Day(2024, 3, 5))
_SITE = Organization("Ibidem", "https://ibidem.example/", "en")
_ADA, _GRACE = Author("ada", "Ada Lovelace"), Author("grace", "Grace Hopper")
_WHO = Author("who", "World Health Organization", is_organization=True)
_WORK = Work("https://ibidem.example/end/", _MATTER, _SITE, (_ADA,))


def _by(*authors: Author) -> Work:
    return _WORK._replace(authors=authors)


def _named(*names: str) -> Work:
    return _by(*(Author("a", name) for name in names))


def _titled(title: str) -> Work:
    return _WORK._replace(front_matter=_MATTER._replace(title=title))


def _dated(published: Day | None, updated: Day | None = None, *corrected: Day) -> Work:
    corrections = tuple(Correction(day, "fact", "C") for day in corrected)
    front_matter = _MATTER._replace(published=published, updated=updated, corrections=corrections)
    return _WORK._replace(front_matter=front_matter)


def _read(work: Work) -> Source:
    (source,) = store(formats.BIBTEX.work(work)).sources
    return source


def _item(work: Work) -> Mapping[str, object]:
    (item,) = json.loads(formats.CSL.work(work))
    VALIDATOR.validate([item])
    assert isinstance(item, dict)
    return item


@pytest.mark.parametrize(
    ("work", "text"),
    [
        pytest.param(_WORK, "Ada Lovelace. “How did it end?” Ibidem, 5 March 2024.", id="question"),
        pytest.param(_by(), "“How did it end?” Ibidem, 5 March 2024.", id="no author"),
        pytest.param(
            _by(_ADA, _WHO),
            "Ada Lovelace and World Health Organization. “How did it end?” Ibidem, 5 March 2024.",
            id="two authors",
        ),
        pytest.param(
            _by(_ADA, _GRACE, _WHO),
            "Ada Lovelace, Grace Hopper and World Health Organization. "
            "“How did it end?” Ibidem, 5 March 2024.",
            id="three authors",
        ),
        pytest.param(
            _named("John Doe Jr."),
            "John Doe Jr. “How did it end?” Ibidem, 5 March 2024.",
            id="name with a stop",
        ),
        pytest.param(_titled("It ended"), "Ada Lovelace. “It ended.” Ibidem, 5 March 2024.", id="statement"),
        pytest.param(
            _titled("It ended!"), "Ada Lovelace. “It ended!” Ibidem, 5 March 2024.", id="exclamation"
        ),
        pytest.param(_titled("It ended."), "Ada Lovelace. “It ended.” Ibidem, 5 March 2024.", id="full stop"),
        pytest.param(
            _titled("Who said “no?”"), "Ada Lovelace. “Who said ‘no?’” Ibidem, 5 March 2024.", id="quotation"
        ),
        pytest.param(_titled(" Two\n lines"), "Ada Lovelace. “Two lines.” Ibidem, 5 March 2024.", id="lines"),
        pytest.param(_titled(""), "Ada Lovelace. Ibidem, 5 March 2024.", id="no title"),
        pytest.param(
            _dated(Day(2024, 3, 5), Day(2024, 5, 7)),
            "Ada Lovelace. “How did it end?” Ibidem, 5 March 2024, updated 7 May 2024.",
            id="updated",
        ),
        pytest.param(
            _dated(Day(2024, 3, 5), Day(2024, 5, 7), Day(2024, 6, 1)),
            "Ada Lovelace. “How did it end?” Ibidem, 5 March 2024, updated 1 June 2024.",
            id="corrected since",
        ),
        pytest.param(_dated(None), "Ada Lovelace. “How did it end?” Ibidem.", id="no date"),
        pytest.param(_dated(Day(2024, 3)), "Ada Lovelace. “How did it end?” Ibidem, March 2024.", id="month"),
        pytest.param(
            _dated(Day(2024, 21)), "Ada Lovelace. “How did it end?” Ibidem, spring 2024.", id="season"
        ),
        pytest.param(
            _WORK._replace(publisher=_SITE._replace(name="")),
            "Ada Lovelace. “How did it end?” 5 March 2024.",
            id="no name of the site",
        ),
    ],
)
def test_a_page_is_cited_in_one_line(work: Work, text: str) -> None:
    assert exports.as_text(work) == f"{text} https://ibidem.example/end/"


def test_a_page_is_an_entry() -> None:
    work = _dated(Day(2024, 3, 5), Day(2024, 5, 7))._replace(authors=(_ADA, _WHO))
    assert formats.BIBTEX.work(work) == (
        "@online{lovelace2024how,\n"
        "  author       = {Lovelace, Ada and {World Health Organization}},\n"
        "  title        = {How did it end?},\n"
        "  organization = {Ibidem},\n"
        "  date         = {2024-03-05},\n"
        "  url          = {https://ibidem.example/end/},\n"
        "  note         = {updated 7 May 2024}\n"
        "}\n"
    )


def test_an_entry_without_author_and_date_leaves_them_out() -> None:
    source = _read(_dated(None)._replace(authors=()))
    assert (source.key, source.authors, source.date, source.note) == ("ibidemhow", (), None, "")


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        pytest.param(["Ada Lovelace"], [Person("Lovelace", "Ada")], id="two words"),
        pytest.param(["Joseph R. Biden"], [Person("Biden", "Joseph R.")], id="three words"),
        pytest.param(
            ["Ludwig van Beethoven"], [Person("Beethoven", "Ludwig", "van")], id="particle in lower case"
        ),
        pytest.param(["bell hooks"], [Person("hooks", "bell")], id="all in lower case"),
        pytest.param(["Plato"], [Person("Plato")], id="one word"),
        pytest.param(["Anne of Cleves"], [Person("Cleves", "Anne", "of")], id="word of an institution"),
        pytest.param(["Doe, Jr."], [Person("Doe, Jr.")], id="comma"),
        pytest.param(["Ada and Grace"], [Person("Ada and Grace")], id="and"),
        pytest.param(["others"], [Person("others")], id="others"),
        pytest.param(["A & B_c 100%"], [Person("A & B_c 100%")], id="specials"),
        pytest.param(["فاطمة الفهري"], [Person("الفهري", "فاطمة")], id="Arabic"),
        pytest.param(
            ["Ada Lovelace", "Plato", "Doe, Jr."],
            [Person("Lovelace", "Ada"), Person("Plato"), Person("Doe, Jr.")],
            id="several",
        ),
    ],
)
def test_names_are_read_back_whole(names: list[str], persons: list[Person]) -> None:
    assert list(_read(_named(*names)).authors) == persons


def test_an_institution_is_one_name() -> None:
    whole = Author("fao", "Food and Agriculture Organization", is_organization=True)
    work = _by(whole)
    assert _read(work).authors == (Person("Food and Agriculture Organization"),)
    assert _item(work)["author"] == [{"literal": "Food and Agriculture Organization"}]


@pytest.mark.parametrize(
    ("work", "key"),
    [
        pytest.param(_WORK, "lovelace2024how", id="person"),
        pytest.param(_by(_WHO, _ADA), "world2024how", id="institution"),
        pytest.param(_named("Gabriel García Márquez"), "marquez2024how", id="accents"),
        pytest.param(_named("Mary O'Neill-Doe"), "oneilldoe2024how", id="marks"),
        pytest.param(_named("فاطمة الفهري"), "ibidem2024how", id="no ASCII letters"),
        pytest.param(_by(), "ibidem2024how", id="no author"),
        pytest.param(
            _by()._replace(publisher=_SITE._replace(name="م")), "page2024how", id="no letters at all"
        ),
        pytest.param(_titled("The “Élan” of war"), "lovelace2024elan", id="article of the title"),
        pytest.param(_titled("شهادة"), "lovelace2024", id="title without ASCII letters"),
        pytest.param(_dated(None), "lovelacehow", id="no year"),
    ],
)
def test_a_key_is_of_name_year_and_word(work: Work, key: str) -> None:
    assert _read(work).key == key
    assert _item(work)["id"] == key


def test_addresses_are_verbatim() -> None:
    url = "https://x.example/a_b/?q=1&r=%20#c~d"
    work = _WORK._replace(url=url)
    assert _read(work).url == url
    assert _item(work)["URL"] == url


def test_a_page_is_an_item() -> None:
    assert _item(_dated(Day(2024, 3, 5), Day(2024, 5, 7))) == {
        "id": "lovelace2024how",
        "type": "webpage",
        "title": "How did it end?",
        "author": [{"family": "Lovelace", "given": "Ada"}],
        "issued": {"date-parts": [[2024, 3, 5]]},
        "container-title": "Ibidem",
        "abstract": "D.",
        "language": "en",
        "URL": "https://ibidem.example/end/",
        "custom": {"updated": "2024-05-07"},
    }


def test_an_item_without_date_leaves_it_out() -> None:
    assert {"issued", "custom"}.isdisjoint(_item(_dated(None)))


_HOSTILE = st.text(st.sampled_from("\\{}\"'`-?!$&%#_~^@,; \n\tab1é—"), max_size=30) | st.text(max_size=30)


def _folded(text: str) -> str:
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()


@given(_HOSTILE)
@example("`$ & % # _ { } ~ ^ \\ -- --- `` '' ?` !`")
@example('</script>"onload=')
@example("&amp; &#8217; `x' ^^e9 x_{qz} $n$ \\(x\\)")
@example("https://a.example/~b--c_d%20''&amp;e\\f{}^g$h 's www.a.example/~b")
def test_escaped_texts_are_decoded_to_themselves(text: str) -> None:
    assert decode(escaped(text)) == _folded(text)


def test_a_long_text_is_decoded_to_itself() -> None:
    text = r"{a}\b -- " * 1_000 + "c"
    assert decode(escaped(text)) == text


@example(title='"},', name="A }", is_organization=False)
@given(title=_HOSTILE, name=_HOSTILE, is_organization=st.booleans())
def test_hostile_titles_and_names_are_read_back(title: str, name: str, *, is_organization: bool) -> None:
    name = " ".join(name.split()) or "Ada"
    work = _titled(title)._replace(authors=(Author("a", name, is_organization=is_organization),))
    read, _ = bibliography.read([Text("a.bib", formats.BIBTEX.work(work))])
    (source,) = read.sources
    assert (source.title, source.date) == (_folded(title), Dating(Day(2024, 3, 5)))
    assert [str(person) for person in source.authors] == [name]
    assert exports.as_text(work).endswith(work.url)
    assert _item(work).get("title", "") == " ".join(title.split())
