"""XML 1.0: a tree as text, whatever a draft holds."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

# What XML 1.0 cannot hold even as a character reference: most control characters, surrogates and two non-characters.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return a text that XML can hold; what it cannot becomes the replacement character."""
    return _FORBIDDEN.sub("\ufffd", text)


def document(root: Element) -> str:
    """Return a tree as a whole document, indented. The caller has cleaned its texts."""
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"
