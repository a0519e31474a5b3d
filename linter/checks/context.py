"""Whether what stands around a hit takes its harm away: negated, disowned, or in company that explains it.

The words that negate or disown are policy and live in ``rules/data/context/``; here is only how they act:

* a prohibition (不得, 绝不) governs its clause far, a plain negation (没有, 尚未) what is near, unless a word
  between opens a new statement (如您未还款**将** …) or the negation belongs to a fixed phrase (不得不, 再不);
* a question is no negation (您不会想让单位知道吧?), but one answered with a no is (会上门吗?不会);
* a word after the hit may take it back (… 是不允许的);
* a disowning word (谨防, 冒充, 均为诈骗) covers its sentence, quotations, and its neighbours' reports;
* the names of shops and films in the report of a purchase are nobody's threat.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linter.checks.base import BadOption, as_words
from linter.checks.classes import Classes, compiled, expand
from linter.errors import nearest
from linter.model import Span
from linter.parsing import Message
from linter.parsing.turns import in_their_turn
from linter.patterns import lazy

KEYS: Mapping[str, str] = {
    "negated": "flag",
    "disowned": "flag",
    "customer_turn": "flag",
    "before": "words",
    "after": "words",
    "clause": "words",
    "sentence": "words",
    "message": "words",
}

_NORM = "mark:norm-negator"
_LATE = ("mark:denial", "mark:reassurance", "mark:all-negator")  # a no that comes after
_REACH = 40  # how far, in characters, a prohibition reaches inside its clause: «不得以任何方式…»
_SHORT = 10  # how far a plain negation reaches: «没有…», «尚未…»
_VERB = 4  # how far a small negator reaches at the head of a clause: over its verb
_NEAR = 8  # how soon after a negator the debtor's own act must come to be what is negated
_ANSWER = 8  # how soon after a question its answer must say no
_AFTER_QUOTE = lazy(r"[”」』’》][、,，和或及与]?\Z")
_BEFORE_QUOTE = lazy(r"[、,，和或及与]?[“「『‘《]")
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ("‘", "’"), ('"', '"'), ("《", "》"))


def compile_context(options: Mapping[str, object], classes: Classes, key: str) -> dict[str, object]:
    """Return the JSON form of an ``unless`` or ``only`` mapping: flags, and one expression per place."""
    compiled: dict[str, object] = {}
    for name, value in options.items():
        if name not in KEYS:
            raise BadOption(key, "unknown-option", name=name, hint=nearest(name, KEYS), known=[*KEYS])
        if KEYS[name] == "flag":
            compiled[name] = value is True
            continue
        joined = "|".join(expand(word, classes, key) for word in as_words(value))
        compiled[name] = rf"(?:{joined})\Z" if name == "before" else joined
    return compiled


def holds(context: Mapping[str, object], message: Message, start: int, end: int) -> bool:
    """Tell whether any of the circumstances in a compiled mapping holds for a hit."""
    for name, value in context.items():
        if name == "negated":
            if value and (is_negated(message, start) or _refrains(message, start, end)):
                return True
        elif name == "disowned":
            if value and is_disowned(message, start):
                return True
        elif name == "customer_turn":
            if value and in_their_turn(message, start):
                return True
        elif _found(name, str(value), message, start, end):
            return True
    return False


def _found(place: str, pattern: str, message: Message, start: int, end: int) -> bool:
    expression = compiled(pattern)
    text = message.plain
    if place == "before":
        return expression.search(text, max(0, start - 12), start) is not None
    if place == "after":
        return expression.match(text, end) is not None
    if place == "message":
        return expression.search(text) is not None
    first = message.clause(start) if place == "clause" else message.sentence(start)
    last = message.clause(end - 1) if place == "clause" else message.sentence(end - 1)
    return expression.search(text, first.start, last.end) is not None


def is_negated(message: Message, start: int) -> bool:
    """Tell whether what begins at ``start`` is said not to happen, not to be, or not to be allowed."""
    hits = message.hits
    norms, facts, weak = hits.get(_NORM, ()), hits.get("mark:negator", ()), hits.get("mark:weak-negator", ())
    later = hits.get("mark:post-negator", ())
    if not norms and not facts and not weak and not later and hits.present.isdisjoint(_LATE):
        return False
    clause = message.clause(start)
    text = message.plain
    if _asks(text, clause):
        return _denied(message, start)
    if any(start < a and b <= clause.end for a, b in later) or _reassured(message, start) or _summed(message, start):
        return True
    if _governed(message, clause, start):
        return True
    # «不得威胁客户，或骚扰其家人»: a joining word carries a prohibition over the comma.
    while (joint := _joined(message, clause, start)) is not None:
        clause = joint
        if _governed(message, clause, clause.end, norms_only=True):
            return True
    return False


def _refrains(message: Message, start: int, end: int) -> bool:
    """Tell whether the hit, or what follows at once, says that nothing is done: 业主群里我们一个字都不会提."""
    refrains = message.hits.get("mark:refrain", ())
    if not refrains:
        return False
    last = min(end + _ANSWER, message.sentence(max(start, end - 1)).end)
    return any(start <= a and b <= last for a, b in refrains)


def _asks(text: str, clause: Span) -> bool:
    return text[clause.end : clause.end + 1] == "?" or text[clause.start : clause.end].endswith(("吧", "吗", "么"))


def _denied(message: Message, start: int) -> bool:
    """Tell whether a question about ``start`` is at once answered with a no: «会联系家人吗?答:不会»."""
    end = message.sentence(start).end
    # In a list of questions and answers the no may come late in the answer.
    last = message.sentence(end + 1).end if "mark:faq" in message.hits else end + _ANSWER
    return any(end <= a <= last for a, _ in message.hits.get("mark:denial", ()))


def _reassured(message: Message, start: int) -> bool:
    """Tell whether the sentence names ``start`` as a worry and then calms it: 担心单位知道,请放心."""
    worries, calms = message.hits.get("mark:worry", ()), message.hits.get("mark:reassurance", ())
    if not worries or not calms:
        return False
    sentence = message.sentence(start)
    return any(sentence.start <= a < start for a, _ in worries) and any(
        start < a and b <= sentence.end + _ANSWER for a, b in calms
    )


def _summed(message: Message, start: int) -> bool:
    """Tell whether a later clause of the sentence sums up with a no: 子女考学、参军,都不会受牵连."""
    sums = message.hits.get("mark:all-negator", ())
    if not sums:
        return False
    clauses = {clause.start for clause in message.clauses}
    end = message.sentence(start).end
    return any(start < a < end and a in clauses for a, _ in sums)


def _governed(message: Message, clause: Span, start: int, norms_only: bool = False) -> bool:
    """Tell whether a negator in the clause reaches ``start``."""
    hits = message.hits
    fixed = hits.get("mark:no-negator", ())
    breaks = hits.get("mark:negation-end", ())
    turns = hits.get("mark:negation-turn", ())
    duties = hits.get("mark:debtor-act", ())

    def stands(a: int, b: int) -> bool:
        return clause.start <= a and b <= start and not any(x <= a and b <= y for x, y in fixed)

    def cut(b: int, by: Iterable[tuple[int, int]]) -> bool:
        return any(b <= x and y <= start for x, y in by)

    for a, b in hits.get(_NORM, ()):
        if not stands(a, b) or start - b > _REACH or cut(b, breaks):
            continue
        # «不能按时还款将通知单位»: the negation is of what the debtor does, and a turn begins what follows.
        if any(b <= x <= b + _NEAR and cut(y, turns) for x, y in duties):
            continue
        return True
    if norms_only:
        return False
    for a, b in hits.get("mark:negator", ()):
        if stands(a, b) and start - b <= _SHORT and not cut(b, breaks) and not cut(b, turns):
            return True
    joined = {b for _, b in hits.get("mark:joining", ())}

    def reach(a: int) -> int:
        """«也不打电话给…»: after a joining word, or at the head of its clause, a small word reaches its verb."""
        return _VERB if a == clause.start or a in joined else 1

    return any(stands(a, b) and start - b <= reach(a) for a, b in hits.get("mark:weak-negator", ()))


def _joined(message: Message, clause: Span, start: int) -> Span | None:
    """Return the clause before this one in its sentence, if a joining word opens this one and no turn follows."""
    sentence = message.sentence(clause.start)
    if clause.start <= sentence.start:
        return None
    if not any(a == clause.start for a, _ in message.hits.get("mark:joining", ())):
        return None
    ends = (*message.hits.get("mark:negation-end", ()), *message.hits.get("mark:negation-turn", ()))
    if any(clause.start <= a and b <= start for a, b in ends):
        return None
    return message.clause(clause.start - 2)


def is_disowned(message: Message, start: int) -> bool:
    """Tell whether the text around ``start`` warns of, denies or apologises for what it names.

    A disowning word covers its own sentence; an apology for what was done covers the message. One in the
    sentence before or after covers a quotation, and a sentence in which nobody speaks for the lender.
    """
    if "mark:owning" in message.hits:  # «那正是我们发的,理是这个理» takes the disowning back
        return False
    if _quotes_speech(message, start):
        return True
    if "mark:apology" in message.hits and "mark:past-deed" in message.hits:
        return True
    if "mark:norm-list" in message.hits:
        return True
    if "mark:commerce" in message.hits and "mark:arrears" not in message.hits:
        return True
    marks = message.hits.get("mark:disowner", ())
    if not marks:
        return False
    if _quoted(message, start):
        return True
    sentence = message.sentence(start)
    if any(sentence.start <= a and b <= sentence.end for a, b in marks):
        return True
    strong = message.hits.get("mark:strong-disowner", ())
    if not strong or any(sentence.start <= a < sentence.end for a, _ in message.hits.get("mark:own-side", ())):
        return False
    at = message.sentences.index(sentence)
    near = message.sentences[max(0, at - 1) : at + 2]
    return any(s.start <= a and b <= s.end for s in near for a, b in strong)


def _quoted(message: Message, start: int) -> Span | None:
    """Return the quotation around ``start``, marks included, if it holds less than the whole message."""
    text = message.plain
    for opening, closing in _QUOTES:
        a = text.rfind(opening, 0, start + 1)
        b = text.find(closing, a + 1) if a >= 0 else -1
        if b >= start and b - a < len(text) * 0.8:
            return Span(a, b + 1)
    return None


def _quotes_speech(message: Message, start: int) -> bool:
    """Tell whether ``start`` stands in words reported as somebody's: 内称“…”, “…”之类言语."""
    before, after = message.hits.get("mark:quoting", ()), message.hits.get("mark:quoted-as", ())
    if not before and not after:
        return False
    span = _quoted(message, start)
    if span is None:
        return False
    span = _row(message.plain, span)
    return any(span.start - 3 <= b <= span.start for _, b in before) or any(
        span.end <= a <= span.end + 2 for a, _ in after
    )


def _row(text: str, span: Span) -> Span:
    """Return the whole row of quotations that stand side by side: “…”“…”、“…”."""
    start, end = span
    while mark := _AFTER_QUOTE.search(text, 0, start):
        start = max(text.rfind(opening, 0, mark.start()) for opening, _ in _QUOTES)
        if start < 0:
            return Span(mark.start(), end)
    while mark := _BEFORE_QUOTE.match(text, end):
        closing = min((b for _, close in _QUOTES if (b := text.find(close, mark.end())) >= 0), default=-1)
        if closing < 0:
            break
        end = closing + 1
    return Span(start, end)
