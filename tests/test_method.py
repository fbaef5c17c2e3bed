"""What the Method page promises of this site's own explainers holds in each of them."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from .built_sites import BuiltSite, deployed
from .builds import copy_own

_FIXED = ["In brief", "Bottom line", "What is uncertain"]
_MARKER = "a[role=doc-biblioref]"


@pytest.fixture(name="explainers", scope="module")
def _explainers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Tag]:
    """Return the text of each explainer and fact check, by its path."""
    own = deployed(copy_own(tmp_path_factory.mktemp("method")), "--strict")
    typed = [(page, tree) for page, tree in own.pages if page.matter.type in ("explainer", "fact-check")]
    return {page.path: _body(tree) for page, tree in typed}
