"""A name for each finding that outlives edits elsewhere in its file: it holds no line number.

Services that follow a finding from run to run (GitHub, GitLab) tell by it what is new and what was mended; GitLab
shows only the first of two findings that share one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from linter.model import Finding, Result
from linter.report.places import relative


def fingerprints(results: Iterable[Result]) -> Iterator[tuple[Result, Finding, str]]:
    """Yield every finding with its result and its fingerprint, 32 hexadecimal digits.

    Made of path, draft id, rule and matched text; the n-th finding that has these in common with others adds n.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for result in results:
        draft = result.draft
        home = relative(draft.path), repr(draft.id)
        for finding in result.findings:
            key = (*home, finding.rule, draft.text[finding.start : finding.end])
            seen[key] += 1
            whole = "\0".join((*key, str(seen[key])))
            yield result, finding, sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]
