"""The English of the help pages, by the Chinese that stands where each command and option is declared."""

from __future__ import annotations

from collections.abc import Mapping

from linter.config import BASELINE
from linter.memory import DAYS
from linter.report import FORMS
from linter.wording import joined

ENGLISH: Mapping[str, str] = {
    # what stands for a value
    "路径": "PATH",
    "规则包": "PACK",
    "规则": "RULE",
    "格式[=文件]": "FORMAT[=FILE]",
    "文件": "FILE",
    "文件名": "FILENAME",
    "目录": "FOLDER",
    "日期": "DATE",
    "编码": "ENCODING",
    "版本": "REVISION",
    "键=值": "KEY=VALUE",
    "语料": "CORPUS",
    "种类": "KIND",
    "服务商": "PROVIDER",
    "规定": "REGIME",
    "写法": "NOTATION",
    "数": "N",
    "数目": "N",
    # what every command takes
    "输出语言，默认 zh；也可以用环境变量 CUOCI_LANG 指定": "Language of all output, zh unless told; CUOCI_LANG sets it too",
    "显示这份说明": "Show this page",
    # cuoci
    "措辞：检查发给借款人的短信、通知和话术，看要素是否齐全、有无违规或过激用语、语气是否得体。": (
        "Checks what lenders write to borrowers, messages, notices and scripts: required facts, unlawful or harsh "
        "wording, tone."
    ),
    "例：cuoci check 模板/，或 echo 草稿 | cuoci check -": "For example: cuoci check templates/ or cat draft | cuoci check -",
    "显示版本": "Show the version",
    "检查草稿（默认命令）": "Check drafts (what a bare path means)",
    "写一份带说明的项目配置": "Write a commented project file",
    "写入不用人斟酌的改法": "Write the fixes that need no judgement",
    "建立和维护基线：压住现有的问题，只拦新问题": "Keep a baseline: hold back the findings there are, stop new ones",
    "打印一份合规的模板骨架": "Print the skeleton of a compliant template",
    "列出规则": "List the rules",
    "解释规则：为什么、反例、正例、依据": "Explain rules: why, bad and good examples, what they rest on",
    "用标注语料评分：要素、语气、合规": "Score against a labelled corpus: facts, tone, conduct",
    "用带等级的语料训练语气模型": "Train the tone model on graded messages",
    "运行规则自带的示例": "Run the rules' own examples",
    # check
    "检查文件、目录或标准输入（-）里的草稿。": "Check the drafts of files, folders, or standard input (-).",
    "退出码：0 通过，1 有问题，2 用法、配置或输入有误。": "Exit code: 0 clean, 1 findings, 2 wrong use, settings or input.",
    f"报告格式，默认 text，可以给几个，如 -f text -f html=报告.html。可用：{joined(FORMS)}": (
        "Report format, text unless told; may be given several times, as in -f text -f html=report.html. "
        f"Known: {joined(FORMS, 'en')}"
    ),
    "没有指定文件的那份报告写入这个文件，而不是屏幕": "Write the report that names no file here, not to the screen",
    "报告之后列出各规则的次数和礼貌分的分布": "After the report, count findings by rule and show the spread of scores",
    "只用这些规则：规则名、家族或中文标题，逗号分隔": "Use these rules alone: names, families or Chinese titles, by commas",
    "不用这些规则": "Leave these rules out",
    "哪一级算不通过，默认 error": "The level from which a finding fails the run, error unless told",
    "指定配置文件，默认向上查找 .cuoci.yaml": "The project file, the nearest .cuoci.yaml above unless told",
    "不读任何配置文件，也不找基线": "Read no project file, and look for no baseline",
    f"指定基线，默认用配置旁边的 {BASELINE}": f"The baseline, {BASELINE} beside the project file unless told",
    "不用基线：压住的问题也算": "Use no baseline: what it holds back counts too",
    "基线里有已经改好的问题也算不通过（供 CI 用）": "Mended findings left in the baseline fail the run too (for CI)",
    "只看自这个 git 版本分出以来改动过的草稿，如 main": "Only drafts touched since parting from this git revision, such as main",
    "草稿的元数据，如 --meta kind=due": "Metadata of the drafts, such as --meta kind=due",
    "按哪一天判断，如 2026-12-10，默认今天": "The day to judge for, such as 2026-12-10, today unless told",
    "标准输入当作这个文件（决定格式和配置）": "Treat standard input as this file, which decides format and settings",
    "文件编码，默认依次尝试 UTF-8、GB18030": "Encoding of the files, UTF-8 then GB18030 unless told",
    "是否上色": "Whether to colour",
    "直接给出的文件也遵守配置里的 exclude（供 pre-commit 用）": "Files that are named obey exclude too (for pre-commit)",
    "只显示错误级别的问题": "Show errors alone",
    "用几个进程，auto 或 0 为全部处理器；大批量时用，默认 1": "Processes, auto or 0 for all processors, 1 unless told; for large input",
    "记住结果，没有改动的草稿不重复检查；默认看配置": "Remember results, so that unchanged drafts are not judged again; as the project file says unless told",
    # fix
    "写入不用人斟酌的改法（错字、不规范用语、标点），其余问题用 check 看。": (
        "Write the fixes that need no judgement (misspellings, usage, punctuation); see the rest with check."
    ),
    "只动出错的那几个字，编码、换行、权限不变；标准输入（-）改好后写到标准输出。": (
        "Only the characters at fault change, never encoding, line ends or permissions; standard input (-) goes, "
        "mended, to standard output."
    ),
    "退出码：0 改后没有达到失败级别的问题，1 还有，2 用法、配置或输入有误；用 --diff 时 0 没有要改的，1 有要改的。": (
        "Exit code: 0 nothing left that fails the run, 1 something is, 2 wrong use, settings or input; with --diff 0 "
        "nothing to fix, 1 something to."
    ),
    "只显示改动，不写文件；有改动时退出码为 1": "Only show the changes and write nothing; exit 1 where there are any",
    "改后还剩哪一级算不通过，默认 error": "The level that fails the run where it is left, error unless told",
    # baseline
    "建立和维护基线：先压住现有的问题，只拦新问题。": "Keep a baseline: hold back the findings there are, stop new ones.",
    "基线认的是文件、规则和出错的那句话，不认行号：移动草稿、改动别处都不影响，改了那句话就要重新过。不给路径就是当前目录。": (
        "It knows findings by file, rule and the sentence at fault, never by line: a draft may move and its rest may "
        "change, but a changed sentence is judged anew. Without a path, this folder."
    ),
    "收下现有的全部问题": "Take in all findings there are",
    "照现状重写；问题变多就不写": "Write it anew, unless there are more findings",
    "清掉已经改好的问题": "Drop the findings that are mended",
    "收下现有的全部问题，写入配置旁边的基线文件。": "Take in all findings there are, into the baseline beside the project file.",
    "照现状重写这些文件的部分；哪个文件的哪条规则比原来多了，就不写并退出 1。": (
        "Write the part of these files anew; where a file has more findings of a rule than before, write nothing and "
        "exit 1."
    ),
    "清掉已经改好的问题，不收新的。": "Drop the findings that are mended and take in none.",
    "收下新问题": "Take in new findings",
    # rules, explain, test
    "列出规则：级别、名称、标题。": "List the rules: level, name, title.",
    "规则包写名称或目录，如 tone、./我的规则；不写就是全部自带的规则包。": (
        "A pack is a name or a folder, such as tone or ./rules; all that are shipped where none is given."
    ),
    "列出依据文件的每一条由哪些规则覆盖，没有覆盖的说明原因": "List which rules cover each clause of the sources, and why others are not covered",
    "解释规则：为什么、反例、正例、依据。": "Explain rules: why, bad and good examples, what they rest on.",
    "规则可以写名称或中文标题，可以写几条；服务商的规则和项目自己的规则也可以。": (
        "Rules are given by name or Chinese title, one or several, a provider's or the project's own among them."
    ),
    "输出格式，默认 text": "Output format, text unless told",
    "按哪一天判断依据是否有效，默认今天": "The day on which grounds must be in force, today unless told",
    "运行规则自带的示例；写规则时用它，不需要 pytest。": "Run the rules' own examples: for those who write rules, without pytest.",
    # init, new
    "写一份带说明的项目配置 .cuoci.yaml。已有配置时不覆盖。": (
        "Write a commented project file, .cuoci.yaml. One that exists is left alone."
    ),
    "短信服务商，如 aliyun；不写则不限服务商": "The SMS provider, such as aliyun; none in particular unless told",
    "适用的规定，如 bank、consumer_finance、small_loan": "Whose rules hold, such as bank, consumer_finance, small_loan",
    "写到哪个目录，默认当前目录": "The folder to write to, this one unless told",
    "打印一份合规的模板骨架，连同文件头，可直接保存成 .txt。": (
        "Print the skeleton of a compliant template with its front matter, ready to be saved as .txt."
    ),
    "种类：overdue 逾期、due 到期前、transaction 交易、limit 额度、balance 余额、marketing 推广、visit 上门、code 验证码。": (
        "Kinds: overdue, due, transaction, limit, balance, marketing, visit, code."
    ),
    "按这家服务商的变量写法和要求": "In this provider's notation and by its demands",
    "变量写法，如 '{1}'、'#name#'，默认 '${name}'": "Notation of variables, such as '{1}' or '#name#', '${name}' unless told",
    # score, train
    "用标注语料评分：要素（fields）、语气（tone）、合规（conduct），按目录 dev、test 分开。": (
        "Score against a labelled corpus: facts (fields), tone, conduct, the folders dev and test apart."
    ),
    "语料是 .jsonl 文件或目录；标注的种类由每行的 labels 或 level 判断。": (
        "A corpus is a .jsonl file or a folder; labels or level in each line tell the kind of its labels."
    ),
    "写入文件而不是屏幕": "Write to a file, not to the screen",
    "随机种子：分折与自助区间": "Random seed of folds and bootstrap intervals",
    "列出多少个与标注不同的例子": "How many disagreements with the labels to list",
    "按这个配置评分，默认用自带规则": "Score by this project file, the shipped rules unless told",
    "加上 SnowNLP 自带情感分作对照（启动要几秒）": "Add SnowNLP's own sentiment for comparison (takes seconds to start)",
    '用带礼貌等级的语料（{"text": …, "level": 1–5}）训练语气模型。': (
        'Train the tone model on messages graded for politeness ({"text": …, "level": 1–5}).'
    ),
    "语料是 .jsonl 文件或目录；test 目录下的文件不参与训练。训练出的模型在 .cuoci.yaml 里用 model: 指定。": (
        "A corpus is a .jsonl file or a folder; files below a folder test are left out. A project uses the model by "
        "model: in .cuoci.yaml."
    ),
    "--whole 用带合规结论的语料训练通篇判断的模型，用 whole: 指定。规则的可靠程度只从 learn 目录里学：那里的消息没有人在写规则时读过。": (
        "--whole trains the model for whole messages on those with a verdict; a project uses it by whole:. How far "
        "rules can be trusted is learned from folders learn alone, which nobody read while writing rules."
    ),
    # cache
    "管理缓存：清理或清空": "Prune or clear the cache",
    "管理缓存：已检查过的结果（check --cache）和编译好的规则。": "The cache: results already known (check --cache), and compiled rules.",
    "清理长时间没有用到的结果": "Drop results long unused",
    "清理长时间没有用到的结果。": "Drop results long unused.",
    f"多少天没有用到算过期，默认 {DAYS}": f"Days unused until a result is dropped, {DAYS} unless told",
    "清空缓存；下次运行会重新建立": "Empty the cache; the next run builds it anew",
    "清空缓存；下次运行会重新建立。": "Empty the cache; the next run builds it anew.",
    # config
    "查看生效的配置；打印供编辑器用的 JSON Schema": "Show the settings in force; print JSON Schemas for editors",
    "查看配置：哪些在生效，来自哪里；供编辑器用的 JSON Schema。": "Settings: which hold, and since where; JSON Schemas for editors.",
    "显示对一个路径生效的配置": "Show the settings that hold for a path",
    "打印配置或规则文件的 JSON Schema": "Print the JSON Schema of project or rule files",
    "以 YAML 显示对一个路径生效的配置：extends、paths 和默认值都已合并。": (
        "Show as YAML the settings that hold for a path: extends, paths and defaults, all merged."
    ),
    "不写路径就显示当前目录的配置，paths 原样列出。": "Without a path, those of this folder, with paths as they stand.",
    "每一项后面写明来自哪个文件的第几行": "Say behind each setting which line of which file it comes from",
    "打印 JSON Schema（2020-12），编辑器据此补全和检查 .cuoci.yaml（config，默认）或规则文件（rule）。": (
        "Print the JSON Schema (2020-12) by which editors complete and check .cuoci.yaml (config, unless told) or rule "
        "files (rule)."
    ),
    "存成文件后，在 YAML 开头写一行 # yaml-language-server: $schema=文件": (
        "Save it, then begin the YAML with the line # yaml-language-server: $schema=FILE"
    ),
    # completion
    "打印终端补全脚本": "Print the script for completion in a shell",
    "打印让终端补全命令、选项、规则名和取值的脚本。": (
        "Print the script that lets a shell complete commands, options, rules and values."
    ),
    'bash：在 ~/.bashrc 里加一行 eval "$(cuoci completion bash)"': (
        'bash: add the line eval "$(cuoci completion bash)" to ~/.bashrc'
    ),
    'zsh：在 ~/.zshrc 里加一行 eval "$(cuoci completion zsh)"': (
        'zsh: add the line eval "$(cuoci completion zsh)" to ~/.zshrc'
    ),
    "fish：cuoci completion fish > ~/.config/fish/completions/cuoci.fish": (
        "fish: cuoci completion fish > ~/.config/fish/completions/cuoci.fish"
    ),
    "模型写到哪里，默认替换自带的模型": "Where to write the model, over the shipped one unless told",
    "训练通篇判断的模型（要装 cuoci[train]），而不是语气模型": "Train the model for whole messages (needs cuoci[train]), not the tone model",
}
