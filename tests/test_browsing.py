"""A tool that is missing: a skipped test on a desk, a failed one in CI."""

from __future__ import annotations

import pytest

from . import browsing


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        pytest.param("true", pytest.fail.Exception, id="ci"),
        pytest.param("", pytest.skip.Exception, id="desk"),
        pytest.param("false", pytest.skip.Exception, id="switched-off"),
    ],
)
def test_a_missing_tool_fails_in_ci_alone(
    monkeypatch: pytest.MonkeyPatch, value: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", value)

    with pytest.raises(outcome, match="no Chromium"):
        browsing.missing("no Chromium is installed")
