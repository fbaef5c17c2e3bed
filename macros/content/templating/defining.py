"""The names that a module of mkdocs-macros defines, read from its text: nothing of it is run.

def define_env(env):
    env.variables["harbour"] = "Kiel"

    @env.macro
    def tide(day): ...
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from contextlib import suppress

from .vocabulary import Defined

_HOOKS = frozenset({"on_pre_page_macros", "on_post_page_macros"})
"""Functions of a module that change the text of a page."""
_OPAQUE = frozenset({"env", "register_filters", "register_macros", "register_variables"})
"""Attributes of the environment by which a module defines names in other ways."""


class _UnknownError(Exception):
    """A module defines names in a way that its text does not say."""


def defined(source: str, ours: Collection[str]) -> Defined | None:
    """Return what a module defines; None where its text does not say all of it.

    `ours` are the names under which the module may import this package.
    """
    with suppress(SyntaxError, ValueError, RecursionError, _UnknownError):
        return _Module(ast.parse(source), ours).read()
    return None


class _Module:
    """A module, with the names of its own functions, and the names that it defines for pages."""

    def __init__(self, tree: ast.Module, ours: Collection[str]) -> None:
        self.tree = tree
        self.ours = ours
        self.parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        self.functions = {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
        self.of_ours = set[str]()
        self.names = set[str]()
        self.filters = set[str]()

    def read(self) -> Defined:
        """Read what mkdocs-macros calls. Raises _UnknownError."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._import(node)
        if self.functions & _HOOKS or any(map(_is_assigned, ast.walk(self.tree))):
            raise _UnknownError
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef) and node.name == "define_env" and node.args.args:
                environment = node.args.args[0].arg
                for one in ast.walk(node):
                    if isinstance(one, ast.Name) and one.id == environment:
                        self._use(one)
        return Defined(frozenset(self.names), frozenset(self.filters))

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        """Note functions that are imported, and which of them are ours."""
        module = getattr(node, "module", None)
        for one in node.names:
            name = one.asname or one.name
            is_ours = (module or one.name) in self.ours
            if is_ours:
                self.of_ours |= {name, f"{name}.define_env"}
            elif name in ("define_env", "*", *_HOOKS):
                raise _UnknownError
            if module and not one.asname:
                self.functions.add(name)

    def _use(self, use: ast.Name) -> None:
        """Read one use of the environment. Raises _UnknownError for one that may define anything."""
        match self.parents[use]:
            case ast.Attribute(attr="macro" | "filter" as kind) as attribute:
                self._register(attribute, self.names if kind == "macro" else self.filters)
            case ast.Attribute(attr="variables" | "macros" | "filters" as store) as attribute:
                self._store(attribute, self.filters if store == "filters" else self.names)
            case ast.Attribute(attr=other) if other not in _OPAQUE:
                pass
            case ast.Call(func=called) if ast.unparse(called) in self.of_ours:
                pass
            case _:
                raise _UnknownError

    def _register(self, attribute: ast.Attribute, names: set[str]) -> None:
        """Read `@env.macro` above a function, or `env.macro(function, "name")`."""
        match self.parents[attribute]:
            case ast.FunctionDef(name=name):
                names.add(name)
            case ast.Call(args=[_, ast.Constant(value=str(name))]):
                names.add(name)
            case ast.Call(args=[_], keywords=[ast.keyword(arg="name", value=ast.Constant(value=str(name)))]):
                names.add(name)
            case ast.Call(args=[ast.Name(id=name)], keywords=[]) if name in self.functions:
                names.add(name)
            case _:
                raise _UnknownError

    def _store(self, attribute: ast.Attribute, names: set[str]) -> None:
        """Read `env.variables["name"] = …`, `env.variables.name = …` or `env.variables.update({…})`."""
        match self.parents[attribute]:
            case ast.Subscript(slice=ast.Constant(value=str(name)), ctx=context):
                names |= {name} if isinstance(context, ast.Store) else set()
            case ast.Subscript(ctx=ast.Load()):
                pass
            case ast.Attribute(attr="update") as method:
                names |= set(_updated(self.parents[method]))
            case ast.Attribute(attr=name, ctx=ast.Store()):
                names.add(name)
            case ast.Attribute(attr="get" | "items" | "keys" | "values"):
                pass
            case ast.Attribute(ctx=ast.Load()) as read if not isinstance(self.parents[read], ast.Call):
                pass
            case _:
                raise _UnknownError


def _is_assigned(node: ast.AST) -> bool:
    """Return whether a module computes the function that mkdocs-macros calls."""
    return isinstance(node, ast.Name) and node.id == "define_env" and isinstance(node.ctx, ast.Store)


def _updated(node: ast.AST) -> Iterator[str]:
    """Yield the names of `update({"name": …}, name=…)`. Raises _UnknownError for others."""
    match node:
        case ast.Call(args=[] | [ast.Dict()] as given, keywords=named):
            keys = [key for one in given if isinstance(one, ast.Dict) for key in one.keys]
            for key in keys:
                if not (isinstance(key, ast.Constant) and isinstance(key.value, str)):
                    raise _UnknownError
                yield key.value
            for one in named:
                if one.arg is None:
                    raise _UnknownError
                yield one.arg
        case _:
            raise _UnknownError
