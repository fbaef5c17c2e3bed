"""The last site: a build that fails, whatever fails it, leaves the site as it was."""

from __future__ import annotations

import atexit
import errno
import os
import signal
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig

from macros.plugin.keeping_site import KeepingSite, keep
from macros.project.keeping import last_site, locks, unfinished

from .builds import build, copy_site
from .killed import killed_at_each_step

_LAST = {"index.html": "last", "sub/page.html": "last", ".nojekyll": ""}


def _site(folder: Path) -> dict[str, str]:
    """Return the files of a site."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in found
    }


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def _with_hook(tmp_path: Path, hook: str) -> Path:
    """Make a site that has been built, and whose next build runs a hook."""
    folder = copy_site(tmp_path)
    _write(folder / "site", _LAST)
    (folder / "hook.py").write_text(hook, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\nhooks: [hook.py]\n", encoding="utf-8")
    return folder


_FULL = "OSError(28, 'No space left on device', config['site_dir'] + '/full.html')"


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        pytest.param("def on_page_content(html, **_): raise ValueError('it is broken')", "", id="plugin"),
        pytest.param("def on_env(env, **_): env.get_template('none.html')", "", id="theme"),
        pytest.param(
            f"def on_post_build(config, **_): raise {_FULL}",
            '/site/full.html" cannot be read or written: No space left on device; free some space on that',
            id="full-disk",
        ),
        pytest.param(
            "from mkdocs.plugins import get_plugin_logger as of\n"
            "def on_post_build(**_): of('x').warning('it warns')",
            "Aborted with 1 warnings in strict mode!",
            id="warning-at-the-end",
        ),
    ],
)
def test_a_failed_build_keeps_the_last_site(tmp_path: Path, hook: str, said: str) -> None:
    folder = _with_hook(tmp_path, hook)

    outcome = build(folder, "--strict")

    assert (outcome.code, said in outcome.output) == (1, True), outcome.output
    assert _site(folder / "site") == _LAST


def _ended(folder: Path) -> int:
    """Build a site in a process of its own, and return how that ended.

    The process is a copy of this one, which has loaded everything, and ends as any other does.
    """
    process = os.fork()
    if process == 0:
        code = 99
        atexit._clear()
        try:
            os.chdir(folder)
            cli(["build", "--quiet"])
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            atexit._run_exitfuncs()
            os._exit(code)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("end", "code"), [("raise KeyboardInterrupt", 1), ("raise SystemExit(3)", 3)], ids=["interrupt", "exit"]
)
def test_a_build_that_is_ended_leaves_the_last_site_alone(tmp_path: Path, end: str, code: int) -> None:
    folder = _with_hook(tmp_path, f"def on_post_page(output, **_): {end}")

    assert _ended(folder) == code
    assert _site(folder / "site") == _LAST


@pytest.mark.uncounted
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_build_keeps_the_last_site_and_the_next_one_sweeps(
    tmp_path: Path, sent: signal.Signals
) -> None:
    hook = f"import os\ndef on_post_page(output, **_): os.kill(os.getpid(), {int(sent)})"
    folder = _with_hook(tmp_path, hook)
    assert _ended(folder) == -sent
    left = {name: content for name, content in _site(folder / "site").items() if "/new/" not in name}
    assert left == {**_LAST, ".ibidem-build/.gitignore": "*\n"}

    (folder / "hook.py").write_text("", encoding="utf-8")
    outcome = build(folder)

    assert outcome.code == 0, outcome.output
    names = {path.name for path in (folder / "site").iterdir()}
    assert {name for name in names if name.startswith(".")} == {".nojekyll"}
    assert "sub" not in names


def test_a_build_replaces_the_site_and_keeps_what_others_write(tmp_path: Path) -> None:
    hook = """
from pathlib import Path
early = []
def on_config(config):
    early.append(config["site_dir"])
def on_pre_build(config):
    Path("{site}/seen.txt").write_text(Path("{site}/index.html").read_text())
    Path("{site}/late/by.txt").parent.mkdir()
    Path("{site}/late/by.txt").write_text("another program")
def on_post_build(config):
    assert early == [config["site_dir"]]
    Path(config["site_dir"], "end.txt").write_text("a plugin")
"""
    folder = _with_hook(tmp_path, "")
    (folder / "hook.py").write_text(hook.format(site=folder / "site"), encoding="utf-8")
    (folder / "site").rename(folder / "real")
    (folder / "site").symlink_to("real")

    outcome = build(folder)

    assert outcome.code == 0, outcome.output
    assert f"Building documentation to directory: {folder / 'site'}\n" in outcome.output
    made = _site(folder / "real")
    assert (folder / "site").is_symlink()
    assert (made["seen.txt"], made["late/by.txt"], made["end.txt"]) == ("last", "another program", "a plugin")
    assert made["index.html"] != "last"
    assert not {"sub/page.html", ".ibidem-build/.gitignore"} & made.keys()


def test_a_site_that_is_a_file_is_said(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    (folder / "site").write_text("mine", encoding="utf-8")

    outcome = build(folder)

    assert outcome.code == 1
    said = (
        f'"{folder / "site"}" is to be the folder of the site, and is a file; move it away, or set "site_dir"'
    )
    assert said in outcome.output
    assert "Traceback" not in outcome.output
    assert (folder / "site").read_text(encoding="utf-8") == "mine"


def test_a_first_build_that_fails_leaves_no_folder(tmp_path: Path) -> None:
    folder = _with_hook(tmp_path, "def on_post_build(**_): raise ValueError")
    (folder / "elsewhere").mkdir()

    assert build(folder, "--site-dir", str(folder / "new/site")).code == 1

    assert not (folder / "new/site").exists()


def _full(folder: Path) -> last_site.Room:
    _write(folder, {**_LAST, "old.html": "last", "both/a.html": "last"})
    time.sleep(0.02)  # as long as a disk's clock may stand still
    room = last_site.begin(folder)
    made = {
        "index.html": "new",
        "both/b.html": "new",
        "new.html": "new",
        ".nojekyll": "n",
        ".well/known": "new",
    }
    _write(room.new, made)
    return room


_REPLACED = {
    ".nojekyll": "n",
    ".well/known": "new",
    "both/b.html": "new",
    "index.html": "new",
    "new.html": "new",
}


def test_a_site_takes_the_place_of_the_last(tmp_path: Path) -> None:
    (tmp_path / ".well").mkdir()
    last_site.replace(_full(tmp_path))

    assert _site(tmp_path) == _REPLACED


def test_a_site_that_cannot_take_its_place_leaves_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, rename = _full(tmp_path), Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new.html":
            raise OSError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Permission denied"):
        last_site.replace(room)
    last_site.drop(room)

    kept = {**_LAST, "old.html": "last", "both/a.html": "last"}
    hidden = {".nojekyll": "n"}
    assert _site(tmp_path) == {**kept, **hidden}


@pytest.mark.uncounted
def test_a_replacement_that_is_killed_leaves_whole_files(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    _full(folder)

    def replace() -> None:
        last_site.replace(last_site.Room(folder, 2**63, is_first=False))

    for _ in killed_at_each_step(replace, tmp_path):
        left = _site(folder)
        assert {content for name, content in left.items() if name.endswith(".html")} <= {"last", "new"}
        last_site.drop(last_site.begin(folder))
        assert not (folder / ".ibidem-build").exists()
        _full(folder)


def test_a_second_build_waits_for_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = locks.alone

    def told(folder: Path, waits: Callable[[], object]) -> object:
        waits()
        return alone(folder, waits)

    monkeypatch.setattr(locks, "alone", told)
    folder = copy_site(tmp_path)

    outcome = build(folder)

    assert outcome.code == 0
    said = f'waiting: another build into "{folder / "site"}" is at work; Ctrl-C ends the wait\n'
    assert said in outcome.output + capsys.readouterr().err


def test_what_is_in_both_sites_and_hidden_folders_are_merged(tmp_path: Path) -> None:
    _write(tmp_path, {".well/known": "last", ".well/other/a": "last"})
    room = last_site.begin(tmp_path)
    _write(room.new, {"both.html": "new", ".well/other/a": "new"})
    _write(tmp_path, {"both.html": "another program's"})

    last_site.replace(room)

    assert _site(tmp_path) == {"both.html": "new", ".well/known": "last", ".well/other/a": "new"}


def test_a_build_within_a_build_is_part_of_it(tmp_path: Path) -> None:
    keeping = KeepingSite(tmp_path / "site", is_partial=False)
    config = MkDocsConfig()
    config.site_dir = str(last_site.new(tmp_path / "site"))
    _write(last_site.new(tmp_path / "site"), {"index.html": "swept"})
    for _ in range(2):
        keeping.on_pre_build()
    _write(last_site.new(tmp_path / "site"), {"index.html": "new"})

    keeping.on_post_build(config=config)
    assert not (tmp_path / "site/index.html").exists()
    keeping.on_post_build(config=config)

    assert _site(tmp_path / "site") == {"index.html": "new"}
    assert config.site_dir == str(tmp_path / "site")


def test_a_partial_build_renders_into_the_last_site(tmp_path: Path) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "site_dir": str(tmp_path)})
    config.validate()
    assert [keep(config, is_partial=True) for _ in range(2)] == [tmp_path] * 2
    (keeping,) = (one for one in config.plugins.values() if isinstance(one, KeepingSite))

    keeping.on_pre_build()
    assert list(tmp_path.iterdir()) == []
    keeping.on_post_build(config=config)
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_what_git_ignores_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def full(path: Path, *_: object, **__: object) -> StringIO:
        path.touch()
        return Full()

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        unfinished.ignored(tmp_path)

    assert list(tmp_path.iterdir()) == []
