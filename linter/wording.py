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
    "broken-examples": ("{count} 个示例没有通过", "{count} examples do not hold"),
    # report
    "hint": ("；你是不是想写“{hint}”", "; did you mean {hint}?"),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "summary": (
        "共检查 {drafts} 条草稿（{files} 个文件）：错误 {error}，警告 {warning}，提示 {info}",
        "checked {drafts} drafts in {files} files: {error} errors, {warning} warnings, {info} notes",
    ),
    "draft-line": (
        "{place} 礼貌 {score} 分（{band}） {chars} 字 {segments} 条",
        "{place} politeness {score} ({band}), {chars} characters, {segments} segments",
    ),
    "document-note": ("{path} 按文档处理：只检查其中的示例", "{path} is a document: only its examples are checked"),
    "force": ("效力", "force"),
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
