from __future__ import annotations

from collections import Counter

import pytest

from macros.content import biblatex
from macros.content.biblatex import ENTRY_TYPES, FIELDS, Form, identifiers
from macros.content.biblatex.rows import SourceField
from macros.content.biblatex.source_fields import EXPORTED, FORMATTED
from macros.core.model import Source


def test_a_name_has_one_row() -> None:
    for rows in (FIELDS, ENTRY_TYPES):
        counts = Counter(row.name for row in rows)
        assert [name for name, count in counts.items() if count > 1] == []


def test_orders_are_of_fields_that_are_known() -> None:
    assert {*EXPORTED, *FORMATTED} <= biblatex.FIELD_BY_NAME.keys()


def test_what_a_field_fills_is_a_part_of_a_source() -> None:
    assert {field.fills for field in FIELDS if field.fills} <= set(Source._fields)


def test_an_identifier_says_which_registry_it_is_of() -> None:
    for field in FIELDS:
        assert (field.identifier is not None) == (field.form is Form.IDENTIFIER)


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in FIELDS if row.identifier])
def test_the_example_of_an_identifier_is_one(row: SourceField) -> None:
    assert row.identifier
    assert row.identifier.names(row.identifier.example) == (row.identifier.example,)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        pytest.param("978-3-16-148410-0", ["978-3-16-148410-0"], id="thirteen"),
        pytest.param("9783161484100", ["9783161484100"], id="without-hyphens"),
        pytest.param("978 3 16 148410 0", ["978 3 16 148410 0"], id="spaces"),
        pytest.param("0-306-40615-2", ["0-306-40615-2"], id="ten"),
        pytest.param("0-8044-2957-X", ["0-8044-2957-X"], id="ten-with-an-x"),
        pytest.param("080442957x", ["080442957x"], id="small-x"),
        pytest.param(
            "978-3-16-148410-0, 0-306-40615-2", ["978-3-16-148410-0", "0-306-40615-2"], id="several"
        ),
        pytest.param("978-3-16-148410-1", [], id="wrong-check-digit"),
        pytest.param("0-306-40615-3", [], id="wrong-check-digit-of-ten"),
        pytest.param("978-3-16-148410-0 0-306-40615-3", [], id="one-of-two-wrong"),
        pytest.param("123-3-16-148410-0", [], id="another-prefix"),
        pytest.param("978-3-16-148410", [], id="too-short"),
        pytest.param("ISBN 978-3-16-148410-0", [], id="word"),
        pytest.param("٩٧٨٣١٦١٤٨٤١٠٠", [], id="other-digits"),
        pytest.param(" , ", [], id="nothing"),
    ],
)
def test_isbn(value: str, names: list[str]) -> None:
    assert list(identifiers.ISBN.names(value)) == names


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        pytest.param("PMID: 3456789", "3456789", id="label"),
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/3456789/", "3456789", id="address"),
        pytest.param("123 456", "12345678", id="two-numbers"),
        pytest.param("none", "12345678", id="no-number"),
        pytest.param("12345678901234", "12345678", id="too-long"),
    ],
)
def test_what_a_value_was_to_be(value: str, meant: str) -> None:
    assert identifiers.PMID.meant(value) == meant


def test_a_number_of_pubmed_central_gets_its_letters() -> None:
    assert identifiers.PMCID.meant("pmc3456789") == identifiers.PMCID.meant("3456789") == "PMC3456789"


def test_an_identifier_leads_somewhere_or_is_a_urn() -> None:
    assert identifiers.PMID.uri("123") == "https://pubmed.ncbi.nlm.nih.gov/123/"
    assert identifiers.PMCID.link("PMC123") == "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"
    assert identifiers.ISBN.link("978-3-16-148410-0") == ""
    assert identifiers.ISBN.uri("978-3-16-148410-0") == "urn:isbn:9783161484100"
    assert identifiers.ISBN.uri("978") == identifiers.PMID.uri("javascript:alert(1)") == ""
    assert identifiers.DOI.uri("10.1234/a") == ""
