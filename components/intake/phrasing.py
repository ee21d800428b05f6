"""The words of sentences about figures: what leads to an amount, what makes it another's."""

import re

STOP = r"(?:[.;•·]\s|。|;(?=[一-鿿])|[.:]\s?[-–]\s|\n\s*\n|\n\s*[-•·*–])"
FULL_LINE = 0.85  # of the longest line near by: one as long may end because the page does
LEADS_IN = re.compile(
    r"(?:\b(?:was|were|of|to|at|totall?ed|reach(?:ed|ing)|is|had|recorded|reported|generated|posted|negative)|[为至达到是负:]|流出|流入)\s*$",
    re.IGNORECASE,
)
CHANGES = re.compile(
    r"(?:increase|decrease|change|growth|decline|reduction)s?\s+(?:of|to)\s*$|(?:增加|减少)[^,]{0,6}$",
    re.IGNORECASE,
)
LOSS = re.compile(
    r"\b(?:outflow|negative|loss|used\s+in)\b|流\s?出|亏\s?损|负|[所使]用的?现金", re.IGNORECASE
)
GAIN = re.compile(r"\binflow\b|流\s?入", re.IGNORECASE)
NEAR = 40  # characters before an amount in which a loss is its own
# What makes of a figure a part of it, or another one.
GOES_ON = re.compile(
    r"\s*(?:from|of|by|for|in|at|on|per|before(?!\s+inter)|after|attributable|generated|contributed|related"
    r"|commitments?|guidance|margin|growth|plans?|ratio)\b(?!\s*$)",
    re.IGNORECASE,
)
PART = re.compile(
    r"\b(?:excluding|excl\.|exclusive\s+of|including|inclusive\s+of|net\s+of|after\s+inter-?segment|external|adjusted\s+for)\b"
    r"|不含|不包括|剔除|撇除|扣除|除外",
    re.IGNORECASE,
)
# Where a measure is explained, words of what it leaves out are no part of its name.
MEASURE = re.compile(r",?\s*an?\s+non-(?:GAAP|IFRS)\s+[^(),]*(?:\([^()]*\))?", re.IGNORECASE)
# After a name in Chinese stands what it did, its period or the amount; else the name goes on.
CHINESE_GOES_ON = re.compile(r"^(?![为达至到是同较增下减上于在按由约录共合,:(\d\s人¥])[一-鿿]")
# How the last clause before an amount begins if the name is what it speaks of.
OWN_CLAUSE = re.compile(
    r"\s*(?:(?:was|were|is|had|increas\w+|decreas\w+|grew|growing|rose|rising|fell|declin\w+|up|down|year|on|or"
    r"|to|reach\w+|total\w+|amount\w+|represent\w+|came|at|by|quarter|compared|of\s*$)\b|\W*$)"
    r"|\s*(?:[同环较相增下上减降至达为约按计即共合录由\d]|[流净亏])",
    re.IGNORECASE,
)
ANOTHER = re.compile(  # what it speaks of besides
    r"\b(?:and|while|whereas|but|as\s+well\s+as)\b(?!\s+(?:by\s+|up\s+|down\s+)?\d|\s+(?:was|were|reach\w+)\b)"
    r"|\b(?!total|loss|outflow|inflow)\w+\s+of\s*$",
    re.IGNORECASE,
)
LONGER = re.compile(
    r"\b(?:past|last|trailing|preceding)\s+(?:four|twelve|12)\b|\bTTM\b|\btwelve-month|cumulative"
    r"|year[- ]to[- ]date|annuali[sz]ed|run[- ]rate|过去四个季度|过去十二个月|累计|年化",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:expect\w*|anticipate\w*|guidance|plan(?:s|ned)?|target\w*|will|outlook|forecast\w*|would)\b"
    r"|预计|预期|计划|目标|将",
    re.IGNORECASE,
)
EACH = re.compile(r"\brespectively\b|分别", re.IGNORECASE)
AMOUNTS = r"RMB|人民币|US\$|\$|美元|\d,\d{3}|\d\s?亿"  # where another amount begins
ASIDE = r"\([^()]*\)"
IN_A_PERIOD = re.compile(  # a period within it is spaces already
    r"\b(?:for|in|during)\s+(?:(?:the|our)\s+)?(?=\s{3}|\s*$)"
    r"|\b(?:for|in|during)\s+(?:the|this|our)\s+(?:\w+\s+)?(?:quarter|period|half|year)\b",
    re.IGNORECASE,
)
# What may stand before a name at the beginning of a sentence, besides a period and the company.
INTRODUCTION = re.compile(
    r"\b(?:(?:the|our)\s+(?:group|company)(?:['’]s)?|in|for|during|on|the|this|our|its|total|consolidated|overall|(?:non-)?(?:IFRS|GAAP)\s+basis"
    r"|an?|under|first|second|third|fourth|march|june|september|december|full|fiscal|half|year|quarter"
    r"|period|reporting|same|current|recorded|had|reported|generated|unaudited|highlights?|financial|results)\b"
    r"|[按依以]|非?国际财务报告准则|计|于|在|我们|本?集团|本?公司|本?季度?|第?[一二三四]季度?|期间|期内|上半年|全年|年内|的"
    r"|录得|业绩摘要|整个|今[日天]|发布|公布|了|财报|财务报告|业绩|显示|数据",
    re.IGNORECASE,
)
_UP = r"increas(?:e[ds]?|ing)|grew|growth|rose|up|growing|增[长加]|上升|[升增]"
_DOWN = r"decreas(?:e[ds]?|ing)|declin(?:ed?|ing)|fell|down|下降|下跌|[降减]少?"
GROWTH = re.compile(
    rf"(?:\b|(?<=[同年比元于]))(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s*(?:of|by|约)?\s*(?P<n>\d+(?:\.\d+)?)\s?%",
    re.IGNORECASE,
)
BY_QUARTER = re.compile(
    r"quarter[- ]over[- ]quarter|quarter[- ]on[- ]quarter|QoQ|环比", re.IGNORECASE
)
COMPARED = r"compared\s+(?:to|with)|from|versus|over|相?\s?[较比][于]?|对比|同期"
YEAR_AGO = re.compile(
    r"same\s+(?:quarter|period)|year\s+ago|prior\s+year|同期|\d{4}", re.IGNORECASE
)
# A quarter without its year.
QUARTER = re.compile(
    r"\b(?:in|for|during)\s+the\s+(?:(?P<word>first|second|third|fourth)\s+)?quarter\b"
    r"|本季度?|第?(?P<cn>[一二三四])季度?",
    re.IGNORECASE,
)
