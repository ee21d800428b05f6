"""How the figures were chosen and what is missing, in sentences; said in the app and in print."""

MISSING = (
    "Results of the quarter to September 2026: not published when this edition was curated.",
    "Alibaba capex for the first three quarters of 2024 as printed: derived from growth rates.",
    "Baidu capex by quarter: only a few periods exist.",
    "Volcano Engine revenue: ByteDance is private, so there are estimates and targets only.",
    "Tencent cloud revenue: never published. FinTech and Business Services is not cloud revenue.",
    "Omdia's split of AI cloud after the first half of 2025.",
)
METHOD = (
    "Every number comes from a public page that is named with it.",
    "Where two pages differ, the better evidenced one is drawn. The other is kept and not drawn.",
    "Derived numbers carry their formula, and the check of the file works each one out again.",
    "Estimates of private companies name who made them.",
    "Rulers are never averaged, added or joined.",
    "Currencies are converted at each quarter's own rate, from pairs printed in company releases.",
)
