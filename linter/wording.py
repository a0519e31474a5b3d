"""What the program itself says, in both languages. What rules say stands in the rules.

Every sentence states the fault and the remedy. Facts are named in braces; ``hint`` and ``known`` are filled by
``say`` with a suggestion, or with nothing where there is none.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    "unknown-encoding": ("不认识的编码“{name}”，请用 utf-8、gb18030、big5 等", "unknown encoding {name}; use utf-8, gb18030, big5 …"),
    "bad-json": ("这一行不是合法的 JSON：{problem}", "this line is not valid JSON: {problem}"),
    "not-an-object": ("这一行应当是一个 JSON 对象，如 {{\"text\": \"…\"}}", "this line must be a JSON object such as {{\"text\": \"…\"}}"),
    "no-text": ("缺少字符串键“text”{hint}", "the string key “text” is missing{hint}"),
    "empty-text": ("“text”是空的，请填写内容或删去这一行", "“text” is empty; fill it in or drop the line"),
    "front-matter-open": ("文件头的元数据没有结束，请补上一行 ---", "the front matter is not closed; add a line ---"),
    "front-matter-shape": ("文件头的元数据应当是“键: 值”的映射", "front matter must be a mapping of key: value"),
    "unknown-meta": ("不认识的元数据“{name}”{hint}；可用：{known}", "unknown metadata {name}{hint}; known: {known}"),
    "bad-meta": ("元数据“{name}”不能是“{value}”，应为：{kind}", "metadata {name} cannot be {value}; expected: {kind}"),
    "bad-assignment": ("“{value}”不是“键=值”的写法", "{value} is not of the form key=value"),
    "ignore-stray": ("这条忽略后面没有草稿，请移到要忽略的草稿前，或删去", "no draft follows this ignore; move it before the draft it is for, or drop it"),
    "ignore-shared": ("ignore 只能写在某一条草稿上；要对一批草稿关掉规则，请用 levels", "an ignore belongs to one draft; to turn a rule off for many, use levels"),
    # YAML and rules
    "bad-yaml": ("YAML 语法有误：{problem}", "YAML syntax: {problem}"),
    "config-unreadable": ("无法读取配置或规则文件：{reason}", "cannot read the file: {reason}"),
    "config-not-utf8": ("文件不是 UTF-8 编码（第 {offset} 字节起），请另存为 UTF-8", "the file is not UTF-8 (from byte {offset})"),
    "not-a-mapping": ("这里应当是“键: 值”的映射", "a mapping of key: value is expected here"),
    "duplicate-key": ("键“{name}”重复了，请只留一个", "the key {name} stands twice; keep one"),
    "unknown-key": ("不认识的键“{name}”{hint}；可用：{known}", "unknown key {name}{hint}; known: {known}"),
    "wrong-type": ("“{name}”的值“{value}”不对，应为：{kind}", "the value {value} of {name} is wrong; expected: {kind}"),
    "missing-key": ("缺少键“{name}”，请补上", "the key {name} is missing"),
    "unknown-check": ("不认识的检查方式“{name}”{hint}；可用：{known}", "unknown check {name}{hint}; known: {known}"),
    "unknown-family": ("规则名“{name}”应以家族前缀开头，如 tone-xxx；家族有：{known}", "the rule name {name} must begin with a family: {known}"),
    "unknown-kind": ("不认识的消息种类“{name}”{hint}；可用：{known}", "unknown kind {name}{hint}; known: {known}"),
    "unknown-class": ("不认识的词类“<{name}>”{hint}", "unknown word class <{name}>{hint}"),
    "unknown-option": ("不认识的选项“{name}”；可用：{known}", "unknown option {name}; known: {known}"),
    "unknown-field": ("不认识的要素“{name}”；可用：{known}", "unknown field {name}; known: {known}"),
    "unknown-measure": ("不认识的度量“{name}”；可用：{known}", "unknown measure {name}; known: {known}"),
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
    "unknown-placeholder": ("改写里的“{{{name}}}”没有意义；可用：{known}", "{{{name}}} means nothing in a rewrite; known: {known}"),
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
    "scorer-honorific": ("基线：“您”的个数", "baseline: count of 您"),
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
    # report
    "hint": ("；你是不是想写“{hint}”", "; did you mean {hint}?"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "summary": (
        "共检查 {drafts} 条草稿（{files} 个文件）：错误 {error}，警告 {warning}，提示 {info}",
        "checked {drafts} drafts in {files} files: {error} errors, {warning} warnings, {info} notes",
    ),
    "held-inline": ("；按注明的理由忽略 {count}", "; {count} ignored with a reason"),
    "held-baseline": ("；基线压住 {count}", "; {count} held back by the baseline"),
    "draft-line": (
        "{place} 礼貌 {score} 分（{band}） {chars} 字 {segments} 条",
        "{place} politeness {score} ({band}), {chars} characters, {segments} segments",
    ),
    "off": ("关闭", "off"),
    "why": ("为什么：", "Why: "),
    "bad": ("反例：", "Bad:"),
    "good": ("正例：", "Good:"),
    "kinds": ("适用：", "For: "),
    "sources": ("依据：", "Rests on: "),
    "house-rule": ("本项目的写作规范", "this project's own style"),
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


def say(key: str, language: str = "zh", **facts: object) -> str:
    """Return the sentence of a key with its facts filled in."""
    column = 1 if language == "en" else 0
    hint = facts.get("hint")
    facts["hint"] = TEXTS["hint"][column].format(hint=hint) if hint else ""
    return TEXTS[key][column].format_map(_Blank(facts))


class _Blank(dict[str, object]):
    """Facts in which a missing one is empty: a message must never fail to be said."""

    def __missing__(self, key: str) -> str:
        return ""
