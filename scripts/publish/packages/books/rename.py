"""Another name for an element."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


def rename(document: LexborHTMLParser, node: LexborNode, tag: str, more: str = "") -> LexborNode:
    """Put an element of another name in the place of a node, with its contents, id and classes, and maybe one more."""
    new = document.create_node(tag)
    if node.id:
        new.attrs["id"] = node.id
    if classes := " ".join(filter(None, [node.attributes.get("class"), more])):
        new.attrs["class"] = classes
    node.insert_before(new, move=True)
    new.insert_child(node, move=True)
    if node.child:
        node.unwrap()
    else:
        node.decompose()  # unwrapping leaves it
    return new
