"""The uses in a template: a walk over its syntax tree, with the names that are defined at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from jinja2 import nodes

from ..templates import Need, Use
from .needs import of_comparison, of_filter, of_operation

# Names that Jinja itself defines in the bodies of loops and macros.
_IN_LOOPS = frozenset({"loop"})
_IN_MACROS = frozenset({"caller", "kwargs", "varargs"})


class _Scope:
    """The names that are defined at a place, beside those that are defined around it."""

    __slots__ = ("around", "names")

    def __init__(self, names: set[str], around: _Scope | None = None) -> None:
        self.names, self.around = names, around

    def has(self, name: str) -> bool:
        scope: _Scope | None = self
        while scope and name not in scope.names:
            scope = scope.around
        return scope is not None

    def within(self, names: Iterable[str] = ()) -> _Scope:
        return _Scope({*names}, self)


def uses(tree: nodes.Template, known: AbstractSet[str] = frozenset()) -> tuple[Use, ...]:
    """Return the uses of names that are not known, and of filters and tests, in file order.

    Raises RecursionError for expressions in which Jinja itself gets lost.
    """
    walk = _Walk(set(_stored(tree)))
    of_blocks = ["self"] if any(isinstance(one, nodes.Block) for one in _below(tree)) else []
    walk.body(tree.body, _Scope({*known, *of_blocks}))
    return tuple(walk.found)


class _Walk:
    def __init__(self, everywhere: set[str]) -> None:
        self.everywhere = everywhere
        """All names that the template stores somewhere: a macro may see them when it is called."""
        self.found = list[Use]()

    def body(self, statements: Iterable[nodes.Node], scope: _Scope) -> set[str]:
        """Read statements in their order; return the names that they define."""
        for statement in statements:
            scope.names.update(self._statement(statement, scope))
        return scope.names

    def _statement(self, node: nodes.Node, scope: _Scope) -> AbstractSet[str]:
        """Read one statement; return the names that it defines for the statements after it."""
        match node:
            case nodes.Output():
                self._all(node.nodes, Need.PRINTED, scope)
            case nodes.If():
                return self._if(node, scope)
            case nodes.For():
                self._all([node.iter], Need.ASKED, scope)
                inner = scope.within({*_IN_LOOPS, *_stored(node.target)})
                self._all([node.test], Need.ASKED, inner)
                self.body(node.body, inner)
                self.body(node.else_, scope.within())
            case nodes.Macro() | nodes.CallBlock():
                called = [node.call] if isinstance(node, nodes.CallBlock) else []
                self._all([*called, *node.defaults], Need.PRINTED if called else Need.NOTHING, scope)
                inner = _Scope(self.everywhere, scope).within({*_IN_MACROS, *(one.name for one in node.args)})
                self.body(node.body, inner)
                return {node.name} if isinstance(node, nodes.Macro) else frozenset()
            case nodes.Assign(node=nodes.Name(name=name)) if not scope.has(name):
                # Another name for nothing.
                self._all([node.node], Need.NOTHING, scope)
            case nodes.Import():
                return {node.target}
            case nodes.FromImport():
                return {*_imported(node)}
            case _:
                return self._other(node, scope)
        return frozenset()

    def _if(self, node: nodes.If, scope: _Scope) -> AbstractSet[str]:
        """Read the branches; in all of them the names that a condition asks for may be missing."""
        defined, inner = set[str](), scope.within()
        for one in (node, *node.elif_):
            self._all([one.test], Need.ASKED, inner)
            inner.names.update(_loaded(one.test))
            defined |= self.body(one.body, inner.within())
        return defined | self.body(node.else_, inner.within())

    def _other(self, node: nodes.Node, scope: _Scope) -> AbstractSet[str]:
        """Read a statement that defines names, or has a body, by its parts."""
        target = getattr(node, "target", None)
        defined = set(_stored(target)) if target else set[str]()
        if isinstance(node, nodes.With):
            defined = {name for one in node.targets for name in _stored(one)}
        around = _Scope(self.everywhere, scope) if isinstance(node, nodes.Block) else scope
        inner = around.within(() if target else defined)
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Stmt):
                self.body([child], inner)
            elif child is not target:
                self._all([child], Need.NOTHING, scope)
        return defined if target else frozenset()

    def _all(self, given: Iterable[nodes.Node | None], need: Need, scope: _Scope) -> None:
        for node in given:
            if node is not None:
                self._expression(node, need, scope)

    def _expression(self, node: nodes.Node, need: Need, scope: _Scope) -> None:
        """Read an expression whose value is needed for something."""
        match node:
            case nodes.Name(name=name, ctx="load"):
                if need and not scope.has(name):
                    self.found.append(Use(need, name, node.lineno))
            case nodes.Call() | nodes.Getattr() | nodes.Getitem():
                inner = Need.CALLED if isinstance(node, nodes.Call) else Need.OPENED
                self._all([node.node], inner, scope)
                self._all(_without(node.iter_child_nodes(), node.node), Need.NOTHING, scope)
            case nodes.Filter() | nodes.Test():
                kind = Need.FILTER if isinstance(node, nodes.Filter) else Need.TEST
                self.found.append(Use(kind, node.name, node.lineno))
                self._all([node.node], of_filter(node, need), scope)
                self._all(_without(node.iter_child_nodes(), node.node), Need.NOTHING, scope)
            case nodes.And() | nodes.Or():
                self._chain(node, need, scope)
            case nodes.CondExpr():
                self._all([node.test], Need.ASKED, scope)
                self._all([node.expr1, node.expr2], need, scope.within(_loaded(node.test)))
            case nodes.Compare():
                compared = (node.expr, *(one.expr for one in node.ops))
                self._all(compared, of_comparison(node), scope)
            case nodes.Concat():
                self._all(node.nodes, need, scope)
            case _:
                self._all(node.iter_child_nodes(), of_operation(node), scope)

    def _chain(self, node: nodes.Node, need: Need, scope: _Scope) -> None:
        """Read `a and b or c`, in which each part decides whether the next one matters."""
        links, is_result = list[tuple[nodes.Node, bool]](), True
        while isinstance(node, nodes.And | nodes.Or):
            links.append((node.right, is_result))
            # Of "a or b" an undefined "a" is never the result, of "a and b" it is.
            is_result = is_result and isinstance(node, nodes.And)
            node = node.left
        inner = scope.within()
        for one, is_last in ((node, is_result), *reversed(links)):
            self._all([one], need if is_last else min(need, Need.ASKED), inner)
            inner.names.update(_loaded(one))


def _without(children: Iterable[nodes.Node], left_out: nodes.Node | None) -> Iterator[nodes.Node]:
    return (child for child in children if child is not left_out)


def _below(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield a part of a tree, without recursion: chains of operators are nested deep."""
    pending = [node]
    while pending:
        yield (one := pending.pop())
        pending.extend(one.iter_child_nodes())


def _stored(node: nodes.Node) -> Iterator[str]:
    """Yield the names that a part of a tree defines, macros and imports included."""
    for one in _below(node):
        match one:
            case nodes.Name(name=name) if one.ctx != "load":
                yield name
            case nodes.Macro(name=name) | nodes.NSRef(name=name) | nodes.Import(target=name):
                yield name
            case nodes.FromImport():
                yield from _imported(one)


def _imported(node: nodes.FromImport) -> Iterator[str]:
    return (one[-1] if isinstance(one, tuple) else one for one in node.names)


def _loaded(node: nodes.Node) -> set[str]:
    return {one.name for one in _below(node) if isinstance(one, nodes.Name)}
