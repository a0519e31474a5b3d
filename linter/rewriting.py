"""A gentler wording in place of a fault, made of the draft's own facts: firm on what is owed, by when and whom to call.

A rule's ``rewrite`` is a sentence with placeholders. ``{by}`` is the deadline, ``{pay}`` what is to be paid,
``{debt}`` what is owed, ``{call}`` how to reach the lender; where the draft does not state the fact, a phrase stands
that is true without it. Variables stay variables.
"""

from __future__ import annotations

from collections.abc import Mapping

from linter.checks.case import Case
from linter.fields.role import OWED
from linter.model import Contact
from linter.patterns import lazy

PLACEHOLDERS = frozenset({"by", "pay", "debt", "call"})
_WITHIN = lazy(r"内$|前$|之前$|当[天日]$|以前$")


def unknown(template: str) -> list[str]:
    """Return the placeholders of a template that mean nothing."""
    from string import Formatter

    return sorted({name for _, name, _, _ in Formatter().parse(template) if name is not None} - PLACEHOLDERS)


def fill(template: str, case: Case) -> str:
    """Return a template with the facts of the message."""
    return template.format_map(_facts(case))


def _facts(case: Case) -> Mapping[str, str]:
    fields = case.fields
    owed = next((amount.text for amount in fields.amount if amount.role in OWED), None)
    by = next((deadline.text for deadline in fields.deadline), None)
    if by is not None:
        by = f"于{by}" if _WITHIN.search(by) else f"于{by}前"
    return {
        "by": by or "按约定日期",
        "pay": f"归还{owed}" if owed else "归还本期应还款项",
        "debt": f"应还的{owed}" if owed else "本期应还款项",
        "call": _call(fields.contact[0]) if fields.contact else "联系我们",
    }


def _call(contact: Contact) -> str:
    """Return how to reach a channel, as a verb."""
    verbs = {"phone": "致电", "mobile": "致电", "email": "写信到", "branch": "到", "app": "登录", "wechat": "通过"}
    if contact.channel == "sms_code":
        return contact.text if contact.text.startswith(("回", "发")) else f"发短信到{contact.text}"
    return f"{verbs.get(contact.channel, '访问')}{contact.text}"
