"""The index of Material's search, written piece by piece: the bytes are those that Material writes itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from material.plugins.search.plugin import SearchIndex, SearchPlugin  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection

from macros.plugin.patches.packed_entries import PackedEntries
from macros.plugin.patches.search_index import Searching

_SETTINGS = {
    "lang": ["en"],
    "separator": "[\\s]",
    "pipeline": ["stemmer"],
    "fields": {"text": {"boost": 1.0}},
}
_FEW: list[dict[str, Any]] = [
    {"location": "", "title": "Häfen & “Ports”", "text": "<p>One, ],[ two.</p>", "tags": ["a"], "boost": 2},
    {"location": "#b", "title": "", "text": "\\ud83d\U0001f6a2", "boost": 1.50},
]
_MANY = [{"location": f"{n}/", "title": f"Page {n}", "text": f"{n} " * 5_000} for n in range(40)]


def _config(folder: Path) -> MkDocsConfig:
    config = MkDocsConfig()
    config.site_dir = str(folder)
    plugin = SearchPlugin()
    plugin.load_config({})
    plugin.search_index = SearchIndex(**_SETTINGS)
    config.plugins = PluginCollection()
    config.plugins["search"] = plugin
    return config


def _index(config: MkDocsConfig) -> Any:  # noqa: ANN401  Material has no types
    plugin: Any = config.plugins["search"]
    return plugin.search_index


def _written(config: MkDocsConfig) -> bytes:
    config.plugins.run_event("post_build", config=config)
    return Path(config.site_dir, "search/search_index.json").read_bytes()


@pytest.mark.parametrize("entries", [[], _FEW[:1], _FEW, _MANY], ids=["none", "one", "few", "many"])
def test_the_file_is_the_one_of_material(entries: list[dict[str, Any]], tmp_path: Path) -> None:
    plain, ours = _config(tmp_path / "plain"), _config(tmp_path / "ours")
    # A site in two languages does so once for each.
    Searching().on_env(None, config=ours)
    Searching().on_env(None, config=ours)
    for config in (plain, ours):
        for entry in entries:
            _index(config).entries.append(entry)

    assert isinstance(_index(ours).entries, PackedEntries)
    assert _written(ours) == _written(plain)


def test_another_plugin_may_leave_out_entries(tmp_path: Path) -> None:
    plain, ours = _config(tmp_path / "plain"), _config(tmp_path / "ours")
    Searching().on_env(None, config=ours)
    index = _index(ours)
    for entry in (*_FEW, *_MANY):
        index.entries.append(entry)
    index.entries = [entry for entry in index.entries if "tags" not in entry]
    _index(plain).entries = [*_FEW[1:], *_MANY]

    assert _written(ours) == _written(plain)


def test_a_build_of_some_pages_has_a_list(tmp_path: Path) -> None:
    config = _config(tmp_path)
    config.plugins["search"].on_startup(command="build", dirty=True)
    Searching().on_env(None, config=config)

    assert _index(config).entries == []


def test_entries_of_a_preview_before_are_joined_as_material_does(tmp_path: Path) -> None:
    plain, ours = _config(tmp_path / "plain"), _config(tmp_path / "ours")
    Searching().on_env(None, config=ours)
    for config in (plain, ours):
        earlier, plugin = SearchIndex(**_SETTINGS), config.plugins["search"]
        earlier.entries = [{"location": "z/", "title": "Z", "text": ""}]
        vars(plugin)["search_index_prev"] = earlier
        _index(config).entries.append(_MANY[0])

    assert _written(ours) == _written(plain)
