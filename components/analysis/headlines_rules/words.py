"""The words a headline is read by, in English and Chinese, each table under what its words mean."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

HOUSES: Mapping[str, tuple[str, ...]] = {
    "Omdia": ("omdia",),
    "IDC": ("idc",),
    "Canalys": ("canalys", "科纳仕"),
    "Frost & Sullivan": (
        "frost & sullivan",
        "frost and sullivan",
        "frost",
        "弗若斯特沙利文",
        "沙利文",
    ),
    "Gartner": ("gartner", "高德纳"),
    "Synergy": ("synergy research group", "synergy research", "synergy"),
    "QuestMobile": ("questmobile",),
    "FT": ("financial times", "ft", "金融时报", "英国金融时报"),
    "Goldman Sachs": ("goldman sachs", "goldman", "高盛"),
    "Morgan Stanley": ("morgan stanley", "摩根士丹利", "大摩"),
    "JPMorgan": ("jpmorgan", "jp morgan", "摩根大通", "小摩"),
    "Reuters": ("reuters", "路透社", "路透"),
    "Bloomberg": ("bloomberg", "彭博社", "彭博"),
    "South China Morning Post": ("south china morning post", "scmp", "南华早报"),
    "The Information": ("the information",),
    "UBS": ("ubs", "瑞银"),
    "Macquarie": ("macquarie", "麦格理"),
    "Morningstar": ("morningstar", "晨星"),
    "CICC": ("cicc", "中金公司", "中金"),
    "Jefferies": ("jefferies", "杰富瑞"),
    "Barclays": ("barclays", "巴克莱"),
    "Mizuho": ("mizuho", "瑞穗"),
    "CLSA": ("clsa", "里昂证券"),
    "Benchmark": ("benchmark",),
    "Orient Securities": ("orient securities", "东方证券"),
    "Huazhongdian": ("huazhongdian",),
    "AICPB": ("aicpb",),
    "DataEye": ("dataeye",),
    "36Kr": ("36kr", "36氪"),
    "iResearch": ("iresearch", "艾瑞"),
    "National Data Administration": ("national data administration", "国家数据局"),
}

# What a ruler counts, by the ruler's name in the file; a ruler without words is found by its house.
RULERS: Mapping[str, tuple[str, ...]] = {
    "IDC model calls": (
        *("model calls", "model call volume", "tokens called", "token calls", "maas"),
        *("大模型调用量", "大模型调用", "模型调用量", "调用量", "模型调用"),
    ),
    "Frost model use": (
        *("enterprise model use", "enterprise tokens", "enterprise token", "enterprise model"),
        *("企业大模型调用", "企业级大模型", "企业大模型", "企业级大模型调用"),
    ),
    "IDC AI IaaS": (
        *("ai iaas", "ai computing infrastructure", "ai infrastructure", "智算服务", "ai基础设施"),
        *("rented ai computing",),
    ),
    "IDC GenAI IaaS": ("genai iaas", "generative ai iaas", "生成式ai iaas", "genai基础设施"),
    "IDC AI public cloud": ("ai public cloud", "public cloud ai", "ai公有云", "公有云ai"),
    "IDC AI applications": ("ai applications", "ai application", "ai应用"),
    "IDC public IaaS": ("public iaas", "公有云iaas"),
    "IDC public IaaS and PaaS": ("public iaas and paas", "iaas and paas", "iaas+paas"),
    "IDC model platforms": ("model platforms", "model platform", "大模型平台"),
}
BASES: Mapping[str, tuple[str, ...]] = {
    "tokens": ("tokens", "token", "词元"),
    "revenue": ("revenue", "revenues", "sales", "spending", "收入", "营收"),
    "users": ("users", "用户"),
}
SCOPES: Mapping[str, tuple[str, ...]] = {
    "worldwide": ("worldwide", "world", "world's", "global", "globally", "全球"),
    "AI in China": ("ai", "人工智能", "大模型", "模型", "智能云市场"),
    "all cloud in China": ("cloud", "云"),
}

SIGNS: Mapping[str, tuple[str, ...]] = {
    "forward": (
        *("plan", "plans", "planned", "planning", "will", "forecast", "forecasts", "expects"),
        *("expected", "project", "projects", "projected", "target", "targets", "aims", "guidance"),
        *("budget", "pledged", "pledges", "pledge", "predicts", "predicted", "sees", "to invest"),
        *(
            "to spend",
            "earmarked",
            "计划",
            "将",
            "预计",
            "预测",
            "目标",
            "指引",
            "拟",
            "有望",
            "预期",
        ),
        *("预算", "承诺"),
    ),
    "reported": (
        *("reported", "reports", "disclosed", "filing", "filings", "announced", "results show"),
        *("财报", "公布", "披露", "公告", "年报"),
    ),
    "negation": (
        *("not", "no longer", "never", "isn't", "wasn't", "doesn't", "didn't", "without"),
        *("不是", "并非", "没有", "不再", "未能", "并未", "不到一半"),
    ),
    "beyond": (  # the sentence says more of the number than the rules weigh
        *("together", "combined", "jointly", "average", "averaged", "averaging", "on average"),
        *("if", "would", "half of", "a third of", "own apps", "cumulative", "tripled", "doubled"),
        *("quadrupled", "halved", "合计", "合共", "平均", "如果", "假如", "累计", "翻番", "翻倍"),
    ),
    "relative": (
        *("last year", "this year", "last quarter", "this quarter", "last month", "first half"),
        *("second half", "next year", "first quarter", "second quarter", "third quarter"),
        *("fourth quarter", "june quarter", "march quarter", "september quarter"),
        *("december quarter", "去年", "今年", "明年", "上季度", "本季度", "上半年", "下半年"),
        *("一季度", "二季度", "三季度", "四季度", "前年", "上月", "本月"),
    ),
    "up": (
        *("rose", "rise", "rises", "risen", "rising", "up", "grew", "grow", "grows", "growing"),
        *("growth", "increase", "increased", "increases", "jumped", "surged", "climbed", "gained"),
        *("higher", "soared", "expanded", "added", "year on year", "year-on-year", "yoy"),
        *("year over year", "year-over-year", "accelerated", "增长", "同比", "增速", "上升"),
        *("上涨", "提升", "提高", "增加", "增幅", "大增", "激增", "飙升", "涨"),
    ),
    "down": (
        *("fell", "fall", "falls", "fallen", "falling", "down", "dropped", "drop", "drops"),
        *("declined", "decline", "declines", "decrease", "decreased", "shrank", "slid", "lower"),
        *("sank", "tumbled", "plunged", "slumped", "cut", "下降", "减少", "下滑", "下跌", "跌"),
        *("降低", "同比降", "缩减", "降幅", "萎缩"),
    ),
}

# A place in a ranking, by its number: 1 is a claim to lead.
PLACES: Mapping[str, tuple[str, ...]] = {
    "1": (
        *("leads", "lead", "led", "leading", "leader", "leadership", "largest", "biggest", "first"),
        *("no. 1", "no.1", "no 1", "#1", "number one", "tops", "topped", "dominates", "dominant"),
        *(
            "top spot",
            "ahead of all",
            "第一",
            "领先",
            "领跑",
            "榜首",
            "最大",
            "居首",
            "龙头",
            "首位",
        ),
    ),
    "2": ("second-largest", "second largest", "second", "no. 2", "no.2", "#2", "第二"),
    "3": ("third-largest", "third largest", "third", "no. 3", "no.3", "#3", "第三"),
    "4": ("fourth", "no. 4", "no.4", "#4", "第四"),
    "5": ("fifth", "no. 5", "no.5", "#5", "第五"),
}
NOT_SIGNS = ("made up", "make up", "makes up", "making up", "set up", "sets up")
NOT_PLACES = (
    "first time",
    "first-time",
    "second time",
    "the first to",
    "第一次",
    "leading to",
    "led by",
)


@dataclass(frozen=True)
class Found:
    """A word found in a text, what it means, and where it stands."""

    meaning: str
    word: str
    start: int
    end: int


def found(text: str, table: Mapping[str, tuple[str, ...]]) -> list[Found]:
    """Every word of a table in a lower-case text, longest first where two overlap, in order."""
    pattern, meanings = _compiled(tuple((name, *words) for name, words in table.items()))
    return [
        Found(meanings[match.group()], match.group(), match.start(), match.end())
        for match in pattern.finditer(text)
    ]


def meanings(text: str, table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What the words of a text mean by a table, each once, in order."""
    return tuple(dict.fromkeys(one.meaning for one in found(text, table)))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans blank, so that nothing in them is read twice."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


@cache
def _compiled(table: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {word: name for name, *words in reversed(table) for word in words}
    longest_first = sorted(meaning, key=len, reverse=True)
    latin = [w for w in longest_first if w[0].isascii() and w[0].isalnum()]
    other = [w for w in longest_first if w not in latin]
    groups = [_group(group, before) for group, before in ((latin, _ALONE), (other, "")) if group]
    return re.compile("|".join(groups)), meaning


_ALONE = "(?<![a-z0-9])"  # Latin words must stand alone; Chinese ones stand in running text


def _group(longest_first: list[str], before: str) -> str:
    """One alternative for many words; looking at the first letter first makes it quick."""
    firsts = "".join(sorted({re.escape(word[0]) for word in longest_first}))
    return f"(?=[{firsts}]){before}(?:{'|'.join(_bounded(longest_first))})"


def _bounded(words: list[str]) -> Iterator[str]:
    for word in words:
        after = "(?![a-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
        yield re.escape(word) + after
