"""What the name of a money variable says its sum is: ``${本金}``, ``{{interest}}``, ``@var(paid)``, ``${oweAmt}``."""

from __future__ import annotations

from functools import lru_cache

from linter.fields.role import OWED
from linter.patterns import lazy

_NAMES = lazy(
    r"(?P<discount>waive|discount|coupon|cpn|bonus|减免|优惠|抵扣|红包|jianmian|youhui)"
    r"|(?P<paid>(?<!un)(?<!to_be_)(?:re)?paid|已[还付缴]|yihuan|yifu)"
    r"|(?P<minimum>(?<![a-z])min(?:imum)?(?![a-z])|最低|zuidi)"
    r"|(?P<due>(?<![a-z])owe|owing|pay_?off|(?<![a-z])repay(?:$|_?(?:amt|amount|money|sum))|arrears|(?<!over)due|应还|待还|应缴|欠款|逾期金额|yinghuan|qiankuan|yuqijine)"
    r"|(?P<principal>princ|本金|benjin|(?<![a-z])bj$)"
    r"|(?P<penalty>penalty|late_?fee|(?<![a-z])fine|罚息|违约金|滞纳金|逾期利息|faxi|weiyuejin|zhinajin|wyj$|znj$)"
    r"|(?P<interest>interest|(?<![a-z])int$|利息|lixi|(?<![a-z])lx$)"
    r"|(?P<total>(?<![a-z])total|总额|合计|总计|全部|heji|zonge|(?<![a-z])ze$|(?<![a-z])hj$|(?<![a-z])qe$)"
)
_OWED = lazy(r"(?:欠款?|剩余\S{0,4})(?:为|共|:)?$")
_ARREARS = lazy(r"逾期金额|yuqijine")
_CAMEL = lazy(r"(?<=[a-z])([A-Z])")
_LOOSE = frozenset({"discount", "other"})
_FIRM = frozenset({"paid", "discount"})


@lru_cache(maxsize=512)
def name_role(name: str) -> str | None:
    """Return the role a name tells, or None where it tells none or two."""
    kinds = {m.lastgroup for m in _NAMES.finditer(_CAMEL.sub(r"_\1", name).lower())}
    if len(kinds) == 2 and "total" in kinds:
        kinds -= {"due"} if "due" in kinds else {"total"}
    return kinds.pop() if len(kinds) == 1 else None


def settle(name: str, read: str, left: str) -> str:
    """Return the role of a variable from its name and from what the words around it say, ``left`` being those before.

    A name is seldom wrong about a part of the debt, while the words beside it may belong to the neighbour. A
    whole is named too loosely to tell what is due now from all that is owed: there the words decide.
    """
    named = name_role(name)
    if named is None or named == read:
        return read
    if named == "total":
        return named if read == "other" or (read == "due" and _OWED.search(left)) else read
    if named == "due":
        return named if read in _LOOSE or (read == "total" and _ARREARS.search(name)) else read
    return named if named in _FIRM or read in OWED or read == "other" else read
