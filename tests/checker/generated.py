"""True sentences built from whatever claims there are, and false ones made by one change.

Each has its language, the kind of change ('none' for a true one) and whether it is true.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from components.claims.claim import Claim
from components.claims.model import Claims

ENGLISH = {
    "capex": "capex",
    "cloud_revenue": "cloud revenue",
    "total_revenue": "group revenue",
    "free_cash_flow": "free cash flow",
    "ad_revenue": "online marketing revenue",
    "cloud_ebita": "cloud EBITA",
    "ai_revenue": "AI product revenue",
    "fbs_revenue": "FinTech and Business Services revenue",
}
CHINESE = {
    "capex": "资本开支",
    "cloud_revenue": "云收入",
    "total_revenue": "集团收入",
    "free_cash_flow": "自由现金流",
    "ad_revenue": "在线营销收入",
    "cloud_ebita": "云EBITA",
    "ai_revenue": "AI产品收入",
    "fbs_revenue": "金融科技及企业服务收入",
}
NAMES = {"Alibaba": "阿里巴巴", "Baidu": "百度", "Tencent": "腾讯", "ByteDance": "字节跳动"}
OTHER = {"Alibaba": "Tencent", "Tencent": "Alibaba", "Baidu": "Tencent", "ByteDance": "Baidu"}
ORDINALS = ("first", "second", "third", "fourth")


@dataclass(frozen=True)
class Sentence:
    """One sentence of the corpus."""

    text: str
    language: str
    change: str

    @property
    def true(self) -> bool:
        return self.change == "none"


def sentences(claims: Claims) -> list[Sentence]:
    """The whole generated corpus, each sentence once, in the order of the claims."""
    standing = [c for c in claims.claims if c.id not in claims.gone and not c.do_not_plot]
    every = (
        s
        for c in standing
        for made in (_levels, _shares, _houses, _tokens)
        for s in made(claims, c)
    )
    return list(dict.fromkeys(every))


def _when(name: str) -> tuple[str, str] | None:
    if len(name) == 4:
        return f"in {name}", f"{name}年"
    if "-Q" in name and len(name) == 7:
        number = int(name[-1])
        return (
            f"in the {ORDINALS[number - 1]} quarter of {name[:4]}",
            f"{name[:4]}年第{'一二三四'[number - 1]}季度",
        )
    if "-H" in name and len(name) == 7:
        first = name.endswith("1")
        return (
            f"in the {'first' if first else 'second'} half of {name[:4]}",
            f"{name[:4]}年{'上' if first else '下'}半年",
        )
    return None


def _later(name: str) -> str:
    return f"{int(name[:4]) + 7}{name[4:]}"


def _digits(value: float) -> str:
    return f"{value:.10g}"


def _bounds(claim: Claim) -> tuple[str, str]:
    return {
        "floor": ("more than ", "超过"),
        "ceiling": ("up to ", "最多"),
        "about": ("about ", "约"),
    }.get(claim.bound or "", ("", ""))


def _both(change: str, english: str, chinese: str) -> Iterator[Sentence]:
    yield Sentence(english, "English", change)
    yield Sentence(chinese, "Chinese", change)


def _levels(claims: Claims, c: Claim) -> Iterator[Sentence]:
    """What a company reported, with its growth where it is printed."""
    if (
        c.metric not in ENGLISH
        or c.unit != "RMB million"
        or c.value is None
        or c.company not in NAMES
    ):
        return
    if c.status not in ("reported", "derived") or not (when := _when(c.period)) or c.value < 0:
        return
    (en, zh), name, (more, mehr) = when, NAMES[c.company], _bounds(c)
    what, was = ENGLISH[c.metric], CHINESE[c.metric]
    bn, yi = _digits(c.value / 1000), _digits(c.value / 100)

    def said(
        who: str = c.company, unit: str = "billion", n: str = bn, at: str = en, of: str = what
    ) -> str:
        return f"{who}'s {of} was {more}RMB {n} {unit} {at}."

    def gesagt(
        who: str = name, unit: str = "亿元", n: str = yi, at: str = zh, of: str = was
    ) -> str:
        return f"{who}{at}{of}为{mehr}{n}{unit}。"

    yield from _both("none", said(), gesagt())
    other, scope = (
        OTHER[c.company],
        "cloud revenue" if c.metric != "cloud_revenue" else "group revenue",
    )
    yield from _both("company", said(who=other), gesagt(who=NAMES[other]))
    yield from _both("unit", said(unit="million"), gesagt(unit="万元"))
    yield from _both("currency", said().replace("RMB", "US$"), gesagt(unit="亿美元"))
    yield from _both(
        "period", said(at=_when(_later(c.period))[0]), gesagt(at=_when(_later(c.period))[1])
    )  # type: ignore[index]
    yield from _both(
        "scope",
        said(of=scope),
        gesagt(of=CHINESE["cloud_revenue" if scope[0] == "c" else "total_revenue"]),
    )
    yield from _both(
        "size", said(n=_digits(c.value * 1.17 / 1000)), gesagt(n=_digits(c.value * 1.17 / 100))
    )
    yield from _both(
        "modality", said().replace(" was ", " is forecast at "), gesagt().replace("为", "预计为")
    )
    yield from _both(
        "negation", said().replace(" was ", " was not "), gesagt().replace("为", "并非")
    )
    yield from _both(
        "rate", said().replace(f" {en}", f" a month {en}"), gesagt().replace("为", "每月为")
    )
    if c.growth is None or not c.period[4:].startswith("-Q") or abs(c.growth) < 1:
        return
    up, rate = c.growth > 0, _digits(abs(c.growth))

    def grew(rose: bool = up, n: str = rate, basis: str = "year on year", by: str = "%") -> str:
        return f"{c.company}'s {what} {'rose' if rose else 'fell'} {n}{by} {basis} {en}."

    def wuchs(rose: bool = up, n: str = rate, basis: str = "同比", by: str = "%") -> str:
        return f"{name}{zh}{was}{basis}{'增长' if rose else '下降'}{n}{by}。"

    yield from _both("none", grew(), wuchs())
    yield from _both("direction", grew(not up), wuchs(not up))
    yield from _both(
        "size", grew(n=_digits(abs(c.growth) + 11)), wuchs(n=_digits(abs(c.growth) + 11))
    )
    yield from _both("unit", grew(by=" percentage points"), wuchs(by="个百分点"))
    if abs(c.growth) > 2:
        full, voll = said().rstrip("."), gesagt().rstrip("。")
        yield from _both(
            "none",
            f"{full}, {'up' if up else 'down'} {rate}% year on year.",
            f"{voll}，同比{'增长' if up else '下降'}{rate}%。",
        )
        yield from _both(
            "direction",
            f"{full}, {'down' if up else 'up'} {rate}% year on year.",
            f"{voll}，同比{'下降' if up else '增长'}{rate}%。",
        )


def _shares(claims: Claims, c: Claim) -> Iterator[Sentence]:
    """Shares of a market, under a yardstick named."""
    if (
        c.metric != "market_share"
        or c.value is None
        or c.brand
        or not (when := _when(c.period))
        or c.company not in NAMES
    ):
        return
    (en, zh), name, (more, mehr), n = when, NAMES[c.company], _bounds(c), _digits(c.value)
    others = [
        x
        for x in claims.yardsticks
        if x.house != claims.yardstick[c.yardstick or ""].house and x.name != c.yardstick
    ]

    def said(who: str = c.company, n: str = n, at: str = en, by: str | None = c.yardstick) -> str:
        return f"Under {by}, {who} held {more}{n}% of the market {at}."

    def gesagt(who: str = name, n: str = n, at: str = zh, by: str | None = c.yardstick) -> str:
        return f"按{by}口径，{who}{at}的市场份额为{mehr}{n}%。"

    yield from _both("none", said(), gesagt())
    taken = {
        x.company
        for x in claims.claims
        if (x.yardstick, x.period, x.value) == (c.yardstick, c.period, c.value)
    }
    if OTHER[c.company] not in taken:
        yield from _both("company", said(who=OTHER[c.company]), gesagt(who=NAMES[OTHER[c.company]]))
    yield from _both(
        "period", said(at=_when(_later(c.period))[0]), gesagt(at=_when(_later(c.period))[1])
    )  # type: ignore[index]
    yield from _both("size", said(n=_digits(c.value + 4)), gesagt(n=_digits(c.value + 4)))
    for other in others[:1]:
        yield from _both("house", said(by=other.name), gesagt(by=other.name))


def _houses(claims: Claims, c: Claim) -> Iterator[Sentence]:
    """What houses estimate or forecast of a company."""
    known = {"capex": ("capex", "资本开支"), "cloud_revenue": ("cloud revenue", "云收入")}
    if (
        c.metric not in known
        or not c.house
        or c.value is None
        or c.unit != "RMB million"
        or c.company not in NAMES
    ):
        return
    if (
        c.status not in ("estimate", "projection")
        or not (when := _when(c.period))
        or "," in c.house
    ):
        return
    (en, zh), name, (more, mehr) = when, NAMES[c.company], _bounds(c)
    (what, was), ahead = known[c.metric], c.status == "projection"
    bn, yi = _digits(c.value / 1000), _digits(c.value / 100)
    verb, tat = ("forecasts", "预计") if ahead else ("estimates", "估计")

    def said(house: str = c.house, verb: str = verb) -> str:
        return f"{house} {verb} {c.company}'s {what} at {more}RMB {bn} billion {en}."

    def gesagt(house: str = c.house, tat: str = tat) -> str:
        return f"{house}{tat}{name}{zh}{was}为{mehr}{yi}亿元。"

    yield from _both("none", said(), gesagt())
    yield from _both("house", said("Gartner"), gesagt("高德纳"))
    yield from _both(
        "modality",
        f"{c.company} confirmed that its {what} was {more}RMB {bn} billion {en}.",
        f"{name}确认{zh}{was}为{mehr}{yi}亿元。",
    )


def _tokens(claims: Claims, c: Claim) -> Iterator[Sentence]:
    """Tokens a day, of a product."""
    if (
        c.metric != "daily_tokens"
        or not c.brand
        or c.value is None
        or len(c.period) != 7
        or "-Q" in c.period
    ):
        return
    if c.status != "reported" or c.brand not in ("Doubao", "Qwen", "Yuanbao"):
        return
    months = "January February March April May June July August September".split()
    months += ["October", "November", "December"]
    year, month = c.period.split("-")
    zh_name = {"Doubao": "豆包", "Qwen": "千问", "Yuanbao": "元宝"}[c.brand]
    more, mehr = _bounds(c)
    n, yi = _digits(c.value), _digits(c.value)

    def said(rate: str = "a day", who: str = c.brand, tail: str = "") -> str:
        at = f"in {months[int(month) - 1]} {year}"
        return f"{who} processed {more}{n} trillion tokens {rate}{tail} {at}."

    def gesagt(rate: str = "每天", who: str = zh_name, tail: str = "") -> str:
        return f"{year}年{int(month)}月{who}{rate}处理{tail}{mehr}{yi}万亿tokens。"

    yield from _both("none", said(), gesagt())
    yield from _both("rate", said("a month"), gesagt("每月"))
    yield from _both("scope", said(tail=" for outside customers"), gesagt(tail="外部客户的"))
    other = ("Qwen", "千问") if c.brand != "Qwen" else ("Doubao", "豆包")
    yield from _both("company", said(who=other[0]), gesagt(who=other[1]))
    yield from _both("unit", said().replace("trillion", "billion"), gesagt().replace("万亿", "亿"))
