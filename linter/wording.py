"""What the program itself says, in both languages. What rules say stands in the rules.

Every sentence states the fault and the remedy. Facts are named in braces; ``hint`` is filled by ``say`` with a
suggestion, or with nothing where there is none. What an option of the command line is for is said where the option
is declared, as ``Both``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast


class Both(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def said(self, language: str | None) -> str:
        """Return the text in a language; Chinese unless English is asked for."""
        return self.en if language == "en" else self.zh


TEXTS: Mapping[str, tuple[str, str]] = {
    # input
    "missing-path": ("找不到文件或目录“{path}”，请检查路径{hint}", "no such file or folder: {path}{hint}"),
    "no-files": ("目录“{path}”里没有可检查的草稿文件，支持 {known}", "no draft files below {path}; supported: {known}"),
    "no-draft": ("“{path}”里没有草稿，请确认文件不是空的", "{path} holds no draft; is it empty?"),
    "nothing-given": ("没有要检查的内容，请给出文件、目录，或用 - 从标准输入读取", "nothing to check: name files, folders, or - for standard input"),
    "unknown-format": ("不支持“{suffix}”格式，支持 {known}", "the format {suffix} is not supported; supported: {known}"),
    "unreadable": ("无法读取“{path}”：{reason}", "cannot read {path}: {reason}"),
    "binary": ("“{path}”是二进制文件，不是文本，请换成文本文件", "{path} is a binary file, not text"),
    "undecodable": ("无法按 {encoding} 解码（第 {offset} 字节起），请用 --encoding 指定编码，如 --encoding big5", "cannot decode as {encoding} (from byte {offset}); name the encoding with --encoding"),
    "unknown-encoding": ("不认识的编码“{name}”{hint}；常用的有：{known}", "unknown encoding {name}{hint}; the usual ones: {known}"),
    "bad-json": ("这一行不是合法的 JSON：{problem}", "this line is not valid JSON: {problem}"),
    "not-an-object": ("这一行应当是一个 JSON 对象，如 {{\"text\": \"…\"}}", "this line must be a JSON object such as {{\"text\": \"…\"}}"),
    "no-text": ("缺少字符串键“text”{hint}", "the string key “text” is missing{hint}"),
    "empty-text": ("“text”是空的，请填写内容或删去这一行", "“text” is empty; fill it in or drop the line"),
    "front-matter-open": ("文件头的元数据没有结束，请补上一行 ---", "the front matter is not closed; add a line ---"),
    "front-matter-shape": ("文件头的元数据应当是“键: 值”的映射", "front matter must be a mapping of key: value"),
    "unknown-meta": ("不认识的元数据“{name}”{hint}；可用：{known}", "unknown metadata {name}{hint}; known: {known}"),
    "bad-meta": ("元数据“{name}”不能是“{value}”，应为：{kind}{hint}", "metadata {name} cannot be {value}; expected: {kind}{hint}"),
    "bad-assignment": ("“{value}”不是“键=值”的写法", "{value} is not of the form key=value"),
    # wrong use of the command line, and its help pages
    "fault": ("错误：{sentence}", "error: {sentence}"),
    "try-help": ("用法请看 {command} --help", "see {command} --help"),
    "no-such-command": ("没有“{name}”这个命令，也没有叫这个名字的文件{hint}；命令有：{known}", "no command and no file is called {name}{hint}; commands: {known}"),
    "no-such-option": ("没有“{name}”这个选项{hint}", "no such option: {name}{hint}"),
    "option-needs-value": ("选项“{name}”后面缺少值，请补上", "the option {name} needs a value"),
    "option-without-value": ("选项“{name}”不带值，请去掉等号和后面的内容", "the option {name} takes no value"),
    "missing-parameter": ("缺少“{name}”，请补上", "{name} is missing"),
    "unexpected-argument": ("多出“{name}”，请去掉", "unexpected: {name}"),
    "bad-choice": ("“{name}”不能是“{value}”{hint}；可用：{known}", "{name} cannot be {value}{hint}; known: {known}"),
    "bad-number": ("“{name}”不能是“{value}”，应为{kind}", "{name} cannot be {value}; expected {kind}"),
    "misuse": ("命令写法有误：{problem}", "wrong use: {problem}"),
    "interrupted": ("已中断", "interrupted"),
    "usage": ("用法：", "Usage: "),
    "usage-options": ("[选项]", "[OPTIONS]"),
    "usage-command": ("命令 …", "COMMAND …"),
    "usage-head-commands": ("命令：", "Commands:"),
    "usage-head-options": ("选项：", "Options:"),
    "full-stop": ("。", "."),
    # YAML and rules
    "bad-yaml": ("YAML 语法有误：{problem}", "YAML syntax: {problem}"),
    "config-unreadable": ("无法读取配置或规则文件：{reason}", "cannot read the file: {reason}"),
    "config-not-utf8": ("文件不是 UTF-8 编码（第 {offset} 字节起），请另存为 UTF-8", "the file is not UTF-8 (from byte {offset})"),
    "not-a-mapping": ("这里应当是“键: 值”的映射", "a mapping of key: value is expected here"),
    "duplicate-key": ("键“{name}”重复了，请只留一个", "the key {name} stands twice; keep one"),
    "unknown-key": ("不认识的键“{name}”{hint}；可用：{known}", "unknown key {name}{hint}; known: {known}"),
    "wrong-type": ("“{name}”的值“{value}”不对，应为：{kind}{hint}", "the value {value} of {name} is wrong; expected: {kind}{hint}"),
    "missing-key": ("缺少键“{name}”，请补上", "the key {name} is missing"),
    "unknown-check": ("不认识的检查方式“{name}”{hint}；可用：{known}", "unknown check {name}{hint}; known: {known}"),
    "unknown-family": ("规则名“{name}”应以家族前缀开头，如 tone-xxx{hint}；家族有：{known}", "the rule name {name} must begin with a family{hint}; known: {known}"),
    "unknown-kind": ("不认识的消息种类“{name}”{hint}；可用：{known}", "unknown kind {name}{hint}; known: {known}"),
    "unknown-class": ("不认识的词类“<{name}>”{hint}", "unknown word class <{name}>{hint}"),
    "unknown-notation": ("不认识的变量写法“{name}”{hint}；可用：{known}", "unknown notation {name}{hint}; known: {known}"),
    "unknown-option": ("不认识的选项“{name}”{hint}；可用：{known}", "unknown option {name}{hint}; known: {known}"),
    "unknown-field": ("不认识的要素“{name}”{hint}；可用：{known}", "unknown field {name}{hint}; known: {known}"),
    "unknown-measure": ("不认识的度量“{name}”{hint}；可用：{known}", "unknown measure {name}{hint}; known: {known}"),
    "unknown-gate": ("不认识的分数闸门“{name}”{hint}", "unknown gate {name}{hint}"),
    "not-positive": ("“{value}”应当是大于 0 的整数", "{value} must be an integer above 0"),
    "no-words": ("没有任何词或表达式，这条规则永远不会命中", "no word or expression: this rule can never match"),
    "word-twice": ("“{word}”出现了两次，请删去一个", "{word} stands twice; drop one"),
    "class-twice": ("词类“{name}”定义了两次，请合并", "the class {name} is defined twice; merge them"),
    "rule-twice": ("规则“{id}”在另一个规则包里已经有了：{other}", "the rule {id} exists already: {other}"),
    "swap-without-cure": ("“{word}”的替换词是空的或与原词相同，请写出改法", "the cure for {word} is empty or the same word"),
    "capital-in-pattern": ("表达式“{pattern}”里有大写字母；文本已转成小写，请用小写", "capitals in {pattern}: texts are folded to lower case"),
    "bad-pattern": ("表达式“{pattern}”有误：{problem}", "bad expression {pattern}: {problem}"),
    "pattern-matches-nothing": ("表达式“{pattern}”能匹配空串，请写得更具体", "the expression {pattern} matches the empty string"),
    "pattern-without-literal": ("表达式“{pattern}”没有必经的文字，会拖慢每条消息，请加上确定的字词", "the expression {pattern} needs no literal word and would run on every message"),
    "no-examples": ("缺少 examples.{side}：每条规则都要有反例和正例", "examples.{side} is missing: every rule needs bad and good examples"),
    "empty-pack": ("规则包里没有规则文件", "the pack holds no rule file"),
    "unknown-pack": ("找不到规则包“{name}”{hint}；可用：{known}", "no such pack: {name}{hint}; known: {known}"),
    "no-packs": ("packs 是空的，至少要启用一个规则包", "packs is empty; enable at least one"),
    "extends-missing": ("extends 指向的“{name}”不存在", "extends names {name}, which does not exist"),
    "extends-loop": ("extends 形成了循环", "extends goes round in a circle"),
    "unknown-rule": ("没有规则、家族或标题叫“{name}”{hint}", "no rule, family or title is called {name}{hint}"),
    "unknown-rule-option": ("规则 {rule} 没有选项“{name}”{hint}；可用：{known}", "the rule {rule} has no option {name}{hint}; known: {known}"),
    "bad-rule-option": ("规则 {rule} 的选项“{name}”不能是“{value}”，应像 {example}", "the option {name} of {rule} cannot be {value}; expected something like {example}"),
    "no-rules-left": ("按 --select/--ignore 筛选后没有规则可用", "no rule is left after --select/--ignore"),
    "missing-config": ("找不到配置文件“{path}”", "no such project file: {path}"),
    "bad-date": ("“{value}”不是日期，请写成 2026-12-10", "{value} is not a date; write 2026-12-10"),
    "unwritable": ("无法写入“{path}”：{reason}", "cannot write {path}: {reason}"),
    # corpora: train and score
    "rewrite": ("改写：", "Rewrite: "),
    "unknown-placeholder": ("改写里的“{{{name}}}”没有意义{hint}；可用：{known}", "{{{name}}} means nothing in a rewrite{hint}; known: {known}"),
    "bad-model": ("“{model}”不是语气模型，请用 cuoci train 生成", "{model} is no tone model; make one with cuoci train"),
    "no-corpus": ("“{path}”里没有 .jsonl 语料文件", "no .jsonl corpus file below {path}"),
    "no-level": ("缺少礼貌等级“level”，应为 1–5 的整数", "the politeness “level” is missing; it must be 1 to 5"),
    "bad-level": ("礼貌等级“level”不能是“{value}”，应为 1–5 的整数", "the level cannot be {value}; it must be 1 to 5"),
    "bad-labels": ("“labels”不是这种语料的标注：{problem}", "“labels” are not those of this corpus: {problem}"),
    "no-labels": ("这一行既没有“level”也没有“labels”，无法评分，请补上标注", "neither “level” nor “labels”: nothing to score against"),
    "mixed-labels": ("一个文件里混有不同的标注（{kinds}），请分开存放", "one file holds different kinds of labels ({kinds}); split it"),
    "too-few-items": ("只有 {count} 条带等级的语料，至少要 {least} 条才能训练", "only {count} graded items; training needs {least}"),
    "empty-class": ("没有等级 {levels} 的语料，两类都要有才能训练", "no item of level {levels}; training needs both classes"),
    "only-test-items": ("“{path}”里只有 test 目录下的语料，测试集不能用来训练", "{path} holds only test items, which must not be trained on"),
    "trained": ("用 {count} 条语料训练，留下 {features} 个特征，写入 {path}", "trained on {count} items, {features} features, written to {path}"),
    "test-left-out": ("已跳过 test 目录下的 {count} 个文件（测试集不参与训练）", "left out {count} files under test folders"),
    # figures of score
    "part-fields": ("{split}：要素，{items} 条", "{split}: facts, {items} items"),
    "part-tone": ("{split}：语气，{items} 条（失礼 {harsh}，可接受 {fine}）", "{split}: tone, {items} items ({harsh} harsh, {fine} acceptable)"),
    "part-conduct": ("{split}：合规，{items} 条", "{split}: conduct, {items} items"),
    "figure-spearman": ("等级相关", "Spearman"),
    "figure-interval": ("95% 区间", "95% interval"),
    "figure-pairs": ("最小对", "pairs"),
    "figure-ladders": ("阶梯", "ladders"),
    "figure-auc": ("AUC", "AUC"),
    "figure-caught": ("失礼检出", "harsh caught"),
    "figure-alarms": ("误伤", "false alarms"),
    "figure-error": ("等级误差", "level error"),
    "scorer-shipped": ("现用规则与模型", "rules and model"),
    "scorer-crossed": ("模型按折重训", "model retrained by fold"),
    "scorer-rules": ("只用规则", "rules alone"),
    "scorer-clean": ("只计别折出现过的词", "words seen in other folds"),
    "scorer-constant": ("基线：常数", "baseline: constant"),
    "scorer-length": ("基线：字数", "baseline: length"),
    "scorer-honorific": ("基线：“您”的个数", "baseline: count of “您”"),
    "scorer-snownlp": ("基线：SnowNLP 自带情感", "baseline: SnowNLP as shipped"),
    "figure-scorer": ("打分方式", "scorer"),
    "figure-level": ("等级", "level"),
    "figure-tag": ("标签", "tag"),
    "figure-items": ("条数", "items"),
    "figure-mean": ("平均分", "mean score"),
    "figure-field": ("要素", "field"),
    "figure-presence": ("有无 P/R/F1", "presence P/R/F1"),
    "figure-span": ("位置 F1", "span F1"),
    "figure-value": ("取值", "value"),
    "fields-rest": ("金额角色 {role}，年化利率 {annual}，缺失判断 {missing}，消息种类 {kind}", "amount role {role}, yearly rate {annual}, missing fields {missing}, kind {kind}"),
    "conduct-rest": (
        "违规检出 {recall}，误伤 {alarms}，正常消息被警告 {warned}，警告级检出 {flagged}，家族判对 {family}，最小对全对 {pairs}",
        "errors caught {recall}, false alarms {alarms}, ok but warned {warned}, warnings flagged {flagged}, right family {family}, pairs both right {pairs}",
    ),
    "figure-category": ("类别", "category"),
    "figure-right": ("判对", "right"),
    "figure-confusions": ("与标注不同的例子", "disagreements with the labels"),
    "confusion": ("{id} {measure}：标注 {expected}，实为 {found}", "{id} {measure}: labelled {expected}, found {found}"),
    # reports
    "unknown-report": ("没有“{name}”这种报告{hint}；可用：{known}", "no such report: {name}{hint}; known: {known}"),
    "two-to-stdout": ("“{first}”和“{second}”都要写到屏幕，只能有一个；请给其中一个指定文件，如 -f {second}=文件", "{first} and {second} both go to standard output; name a file for one, such as -f {second}=FILE"),
    "no-report-file": ("“{value}”的等号后面缺少文件名，请写成 -f {name}=文件", "{value} names no file; write -f {name}=FILE"),
    "output-without-report": ("每份报告都已指定文件，-o 没有可写的，请去掉 -o 或再加一个 -f", "every report has its file: nothing is left for -o; drop it or add an -f"),
    "same-output": ("两份报告都要写入“{path}”，请分开存放", "two reports go to {path}; give each its own file"),
    "output-is-input": ("“{path}”是正在检查的文件，写入报告会把它覆盖，请把报告放到别处", "{path} is being checked: a report would overwrite it; put the report elsewhere"),
    "titled": ("{title}（{rule}）", "{title} ({rule})"),
    "report-failed": ("措辞检查未通过", "Wording check failed"),
    "report-passed": ("措辞检查通过", "Wording check passed"),
    "by-rule": ("各规则的次数", "Findings by rule"),
    "untold": ("篇幅所限，还有 {count} 处没有列出，请看完整报告。", "{count} more findings do not fit here; see the full report."),
    "page-title": ("措辞检查报告", "Wording report"),
    "page-failed": ("未通过：有 {count} 处问题要先改", "Failed: {count} findings must be mended first"),
    "page-passed": ("通过：没有必须先改的问题", "Passed: nothing must be mended first"),
    "page-about": ("{files} 个文件，{drafts} 条草稿，其中 {clean} 条没有问题", "{drafts} drafts in {files} files, {clean} of them clean"),
    "page-as-of": ("；按 {day} 判断", "; judged for {day}"),
    "page-overview": ("总览", "Overview"),
    "page-mean": ("礼貌分", "Politeness"),
    "page-spread": ("平均分；中位 {median}，最低 {least}", "mean; median {median}, lowest {least}"),
    "page-score": ("礼貌 {score} 分，{band}", "politeness {score}, {band}"),
    "page-by-rule": ("按规则", "By rule"),
    "page-by-file": ("按文件", "By file"),
    "page-more-rules": ("其余 {count} 条规则", "{count} more rules"),
    "page-more-files": ("其余 {count} 个文件", "{count} more files"),
    "page-nothing": ("没有发现问题", "No findings"),
    "page-levels": ("显示哪些级别", "Levels shown"),
    "page-clean": ("无问题", "clean"),
    "page-rule": ("只看一条规则", "One rule only"),
    "page-every-rule": ("全部规则", "All rules"),
    "page-search": ("搜索草稿、文件或说明", "Search drafts, files, advice"),
    "page-reset": ("清除筛选", "Clear filters"),
    "page-status": ("显示 # / # 条草稿", "# of # drafts"),
    "page-empty": ("没有符合筛选条件的草稿。", "No draft matches the filters."),
    "at-line": ("第 {line} 行", "line {line}"),
    "page-length": ("{chars} 字，{segments} 条短信", "{chars} characters, {segments} segments"),
    "page-points": ("{score} 分的由来", "How {score} came about"),
    "page-sum": ("合计", "Sum"),
    "page-replace": ("替换：", "Replace: "),
    "page-delete": ("（删去）", "(nothing)"),
    "page-fine": ("没有问题。", "No findings."),
    "page-notes": ("规则说明", "About the rules"),
    "page-disclaimer": ("本报告由程序生成，不是法律意见。", "Made by a program; no legal advice."),
    "kind-overdue": ("逾期", "overdue"),
    "kind-due": ("到期前", "due"),
    "kind-transaction": ("交易", "transaction"),
    "kind-limit": ("额度", "limit"),
    "kind-balance": ("余额", "balance"),
    "kind-marketing": ("营销", "marketing"),
    "kind-visit": ("上门", "visit"),
    "kind-code": ("验证码", "code"),
    "points-base": ("起点", "base"),
    "points-address": ("称呼问候", "address"),
    "points-honorific": ("敬称", "honorific"),
    "points-request": ("请求语气", "request"),
    "points-thanks": ("致谢", "thanks"),
    "points-apology": ("致歉", "apology"),
    "points-exit": ("已还请忽略", "already paid"),
    "points-answer": ("可以询问", "open to questions"),
    "points-ease": ("体贴从容", "no hurry"),
    "points-empathy": ("体谅", "empathy"),
    "points-help": ("提供帮助", "help"),
    "points-wishes": ("祝愿", "wishes"),
    "points-reminder": ("善意提醒", "gentle reminder"),
    "points-model": ("通篇语感", "overall tone"),
    "points-cancelled": ("严重问题抵消客气话", "courtesy cancelled by a grave fault"),
    "points-ceiling": ("严重问题封顶", "held down by a grave fault"),
    "points-floor": ("不低于 0", "not below 0"),
    "count-files": ("文件", "files"),
    "count-mean": ("平均礼貌分", "mean politeness"),
    "count-rule": ("规则", "rule"),
    "count-level": ("级别", "level"),
    "count-findings": ("处数", "findings"),
    "count-drafts": ("草稿", "drafts"),
    "count-band": ("礼貌分", "politeness"),
    "count-share": ("占比", "share"),
    "score-summary": ("礼貌分：平均 {mean}，中位 {median}，最低 {least}", "politeness: mean {mean}, median {median}, lowest {least}"),
    "hint": ("；你是不是想写“{hint}”", "; did you mean {hint}"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "summary": (
        "共检查 {drafts} 条草稿（{files} 个文件）：错误 {error}，警告 {warning}，提示 {info}",
        "checked {drafts} drafts in {files} files: {error} errors, {warning} warnings, {info} notes",
    ),
    "draft-line": (
        "{place} 礼貌 {score} 分（{band}） 易读 {readability} 分 {chars} 字 {segments} 条{cost}",
        "{place} politeness {score} ({band}), readability {readability}, {chars} characters, {segments} segments{cost}",
    ),
    "range": ("{least}–{most}", "{least}–{most}"),
    "cost": ("，每发一次 {cost} 元", ", {cost} yuan each"),
    "exists": ("“{path}”已经存在，没有覆盖；要重写请先改名或删去", "{path} exists and was left alone; move it away first"),
    "initialised": ("已写入 {path}，请按说明改好再用 cuoci check 检查。", "wrote {path}; adjust it, then run cuoci check."),
    "refused": ("服务商说明：{reason}。", "About the provider: {reason}."),
    "filled": ("填入样例“{sample}”后：{message}", "with the sample “{sample}” filled in: {message}"),
    "off": ("关闭", "off"),
    "explained": ("{rule}　{title}（{level}，规则包 {pack}）", "{rule}: {title} ({level}, pack {pack})"),
    "kind": ("{name} {kind}", "{kind}"),
    "undeclared": ("未写明", "not declared"),
    "when": ("条件：", "Where: "),
    "coverage": ("{pack}：", "{pack}:"),
    "covered": ("  √ {clause}　{rules}", "  √ {clause}: {rules}"),
    "uncovered": ("  × {clause}　未覆盖：{reason}", "  × {clause}: not covered, {reason}"),
    "wanted-found": ("应为 {wanted}，实为 {found}", "wanted {wanted}, found {found}"),
    "examples-run": ("共 {rules} 条规则、{examples} 个示例，未通过 {broken}", "{rules} rules, {examples} examples, {broken} failed"),
    "why": ("为什么：", "Why: "),
    "bad": ("反例：", "Bad:"),
    "good": ("正例：", "Good:"),
    "kinds": ("适用：", "For: "),
    "sources": ("依据：", "Rests on: "),
    "house-rule": ("本项目的写作规范", "this project's own style"),
    "cited": ("{name}（{known}）", "{name} ({known})"),
    "in-force": ("有效", "in force"),
    "not-in-force": ("当日无效", "not in force that day"),
    "force-law": ("法律", "law"),
    "force-regulation": ("行政法规", "administrative regulation"),
    "force-rule": ("部门规章、规范性文件或司法解释", "departmental rule or judicial interpretation"),
    "force-standard": ("推荐性标准", "recommended standard"),
    "force-association": ("行业协会自律规则", "association rule"),
    "force-vendor": ("服务商规则", "provider's rule"),
    "force-house": ("内部政策建议", "house policy"),
    "status-text": ("已核对原文", "text read"),
    "status-secondary": ("仅见转述，未核对原文", "known from reports only"),
    "status-memory": ("凭常识，未核对", "from general knowledge, unverified"),
    "confidence-high": ("可信度高", "high confidence"),
    "confidence-medium": ("可信度中", "medium confidence"),
    "confidence-low": ("可信度低", "low confidence"),
}  # fmt: skip


def say(key: str, language: str | None = "zh", **facts: object) -> str:
    """Return the sentence of a key with its facts filled in: one of ``Both`` languages, a list with its items joined."""
    said = _Blank({name: _said(fact, language) for name, fact in facts.items()})
    said["hint"] = Both(*TEXTS["hint"]).said(language).format(hint=said["hint"]) if said["hint"] else ""
    return Both(*TEXTS[key]).said(language).format_map(said)


def _said(fact: object, language: str | None) -> object:
    if isinstance(fact, Both):
        return fact.said(language)
    if isinstance(fact, list | tuple):
        return joined(cast("list[object]", fact), language)
    return fact


def joined(words: Iterable[object], language: str | None = "zh") -> str:
    """Return words as an enumeration."""
    return (", " if language == "en" else "、").join(map(str, words))


class _Blank(dict[str, object]):
    """Facts in which a missing one is empty: a message must never fail to be said."""

    def __missing__(self, key: str) -> str:
        return ""
