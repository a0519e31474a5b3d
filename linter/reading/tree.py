"""Values of YAML and JSON files, each with its place; and the drafts among them, as a layout says or by key.

Without a layout, every string or list of strings under a key that names a message's text is a draft, however deep.
A key that holds nothing, a mapping with two such keys, a declared way that leads nowhere: each is an error at its
place. Of a declared way with ``*``, items that lack the text are told to ``passed``, since lists may hold other
things too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from linter.errors import InputError, nearest
from linter.layout import ANY, ID_NAMES, TEXT_NAMES, Layout, Steps, meant, named_like, steps
from linter.metadata import KEYS, check_metadata
from linter.model import Draft
from linter.reading.source import Piece, Source, Unrecognised

Scalar = str | int | float | bool | None


class Node(NamedTuple):
    """A value and the indices where it begins and ends; ``style`` is how a string is written."""

    value: Scalar | dict[str, Node] | list[Node]
    start: int
    end: int
    style: str = ""


class Tree(NamedTuple):
    """The documents of a file; ``pieces`` tells how the text of a string stands in it."""

    source: Source
    roots: Sequence[Node]
    pieces: Callable[[Node], Iterable[Piece]]


class _Item(NamedTuple):
    """A text, the keys that lead to it from its root, and the declared or guessed way they follow."""

    node: Node
    keys: Steps
    way: Steps
    root: Node


def drafts(tree: Tree, layout: Layout, passed: Callable[[str], object]) -> Iterator[Draft]:
    """Yield the drafts of a file. Raises Unrecognised if there is no text, InputError for what is wrong."""
    items = _declared(tree, layout.text, passed) if layout.text else _recognised(tree)
    ids = _attached(tree, items, layout.id) if layout.id else [_own_id(item) for item in items]
    metas = {name: _attached(tree, items, way) for name, way in (layout.meta or {}).items()}
    for number, item in enumerate(items):
        text, name = item.node.value, ids[number]
        if not isinstance(text, str | None):
            raise tree.source.fault("text-not-words", item.node.start)
        if text is None or not text.strip():
            raise tree.source.fault("empty-text", item.node.start, name=item.keys[-1] if item.keys else "")
        if layout.meta is None:
            meta = {key: node for key, node in _siblings(item).items() if key in KEYS}
        else:
            meta = {key: node for key, nodes in metas.items() if (node := nodes[number])}
        yield Draft(
            text,
            tree.source.path,
            tree.source.anchors(tree.pieces(item.node)),
            _metadata(tree, meta),
            name.value if isinstance(name, Node) and isinstance(name.value, str | int) else None,
        )


def _metadata(tree: Tree, nodes: dict[str, Node]) -> dict[str, object]:
    def fault(key: str, at: str | None = None, **facts: object) -> InputError:
        return tree.source.fault(key, nodes[at or ""].start, **facts)

    return check_metadata({key: bare(node) for key, node in nodes.items() if node.value is not None}, fault)


def bare(node: Node) -> object:
    """Return the value of a node without places."""
    if isinstance(node.value, dict):
        return {key: bare(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [bare(child) for child in node.value]
    return node.value


def _children(node: Node) -> Iterable[tuple[str | int, Node]]:
    if isinstance(node.value, dict):
        return node.value.items()
    return enumerate(node.value) if isinstance(node.value, list) else ()


def _child(node: Node, key: str | int) -> Node | None:
    if isinstance(node.value, dict):
        return node.value.get(str(key))
    if isinstance(node.value, list) and isinstance(key, int) and key < len(node.value):
        return node.value[key]
    return None


def _at(node: Node | None, keys: Steps) -> Node | None:
    for key in keys:
        node = _child(node, key) if node else None
    return node


def _siblings(item: _Item) -> dict[str, Node]:
    """Return what stands beside a text, or a list of texts, in its mapping."""
    keys = item.keys
    while keys and isinstance(keys[-1], int):
        keys = keys[:-1]
    parent = _at(item.root, keys[:-1]) if keys else None
    if parent is None or not isinstance(parent.value, dict):
        return {}
    return {key: node for key, node in parent.value.items() if key != keys[-1]}


def _own_id(item: _Item) -> Node | None:
    """Return the id beside a text, or else the last key that stands where the way has ``*``."""
    beside = _siblings(item)
    for name in named_like(beside, ID_NAMES):
        if isinstance(beside[name].value, str | int):
            return beside[name]
    keys = [key for step, key in zip(item.way, item.keys, strict=True) if step == ANY]
    return Node(keys[-1], 0, 0) if keys and isinstance(keys[-1], str) else None


def _recognised(tree: Tree) -> list[_Item]:
    """Return every string under a key that names a message's text."""
    seen: set[int] = set()  # a mapping that YAML aliases repeat is read once

    def walk(root: Node, node: Node, keys: Steps) -> Iterator[_Item]:
        if id(node) in seen:
            return
        seen.add(id(node))
        if isinstance(node.value, dict):
            texts = {key: list(_texts(child)) for key, child in node.value.items()}
            found = named_like((key for key in texts if texts[key]), TEXT_NAMES)
            filled = [key for key in found if any(text.value for _, text in texts[key])]
            if len(filled) > 1:
                raise tree.source.fault("many-texts", node.value[filled[1]].start, known="、".join(filled))
            for key in filled or found[:1]:
                for below, text in texts[key]:
                    yield _Item(text, (*keys, key, *below), (*[ANY] * len(keys), key, *below), root)
        for key, child in _children(node):
            yield from walk(root, child, (*keys, key))

    items = [item for root in tree.roots for item in walk(root, root, ())]
    if not items:
        below = [pair for root in tree.roots for pair in _below(root)]
        hint = meant(key for key, child in below if isinstance(child.value, str))
        known = "、".join(islice(dict.fromkeys(key for key, _ in below), 20))
        raise Unrecognised("no-text-key", tree.source.path, hint=hint, known=known)
    return items


def _texts(node: Node) -> Iterator[tuple[Steps, Node]]:
    """Yield a value that is text, or nothing where text should be, or the items of a list of texts."""
    if isinstance(node.value, str | None):
        yield (), node
    elif isinstance(node.value, list) and all(isinstance(item.value, str) for item in node.value):
        yield from (((number,), item) for number, item in enumerate(node.value))


def _below(node: Node, depth: int = 5) -> Iterator[tuple[str, Node]]:
    """Yield the keys below a value and what they hold, down to a depth at which they still tell something."""
    for key, child in _children(node):
        if isinstance(key, str):
            yield key, child
        if depth:
            yield from _below(child, depth - 1)


def _declared(tree: Tree, ways: Iterable[str], passed: Callable[[str], object]) -> list[_Item]:
    """Return what the declared ways lead to."""
    items: list[_Item] = []
    for text in ways:
        way = steps(text)
        lost: list[tuple[Node, str | int]] = []
        found = [_Item(node, keys, way, root) for root in tree.roots for keys, node in _follow(root, way, (), lost)]
        if not found:
            raise _astray(tree, text, *(lost[0] if lost else (None, "")))
        for node, _ in lost:
            passed(f"{tree.source.path}:{tree.source.place(node.start)[0]}")
        items += found
    return items


def _follow(node: Node, way: Steps, keys: Steps, lost: list[tuple[Node, str | int]]) -> Iterator[tuple[Steps, Node]]:
    """Yield the ends of a way and the keys that lead there; ``lost`` takes each place where it breaks off."""
    if not way:
        yield keys, node
        return
    child = _child(node, way[0])
    onward = list(_children(node)) if way[0] == ANY else [] if child is None else [(way[0], child)]
    if not onward:
        lost.append((node, way[0]))
    for key, child in onward:
        yield from _follow(child, way[1:], (*keys, key), lost)


def _attached(tree: Tree, items: Sequence[_Item], text: str) -> list[Node | None]:
    """Return for each draft what a declared way for its id or metadata leads to; ``*`` is the text's own item."""
    way = steps(text)
    found: list[Node | None] = []
    for item in items:
        shared = 0
        while shared < min(len(way), len(item.keys)) and way[shared] in (ANY, item.keys[shared]):
            shared += 1
        found.append(None if ANY in way[shared:] else _at(item.root, item.keys[:shared] + way[shared:]))
    if all(node is None for node in found):
        raise _astray(tree, text, _at(items[0].root, items[0].keys[:-1]), way[-1] if way else "")
    return found


def _astray(tree: Tree, way: str, node: Node | None, step: str | int) -> InputError:
    """Return the error for a way that leads nowhere, placed where it breaks off."""
    keys = [str(key) for key, _ in _children(node)] if node and isinstance(node.value, dict) else []
    start = node.start if node else 0
    return tree.source.fault(
        "no-such-way", start, way=way, name=step, hint=nearest(str(step), keys), known="、".join(keys)
    )
