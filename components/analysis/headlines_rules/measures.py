"""The words for what is measured, by metric, and how the metrics hang together."""

from collections.abc import Mapping

# Metrics by name. The longest word wins, so 'cloud revenue' is not read as 'revenue'.
METRICS: Mapping[str, tuple[str, ...]] = {
    "capex": (
        *("capex", "capital expenditure", "capital expenditures", "capital spending"),
        *("资本开支", "资本支出", "资本性支出", "资本性开支"),
    ),
    "capex_cash_line": ("cash capex", "cash-paid capex", "现金资本开支"),
    "capex_operating": ("operating capex", "operating capital expenditure", "经营性资本开支"),
    "compute_prepayment": ("prepayments", "prepayment", "预付款", "算力预付"),
    "chip_spend": (
        *("ai chip spending", "chip spending", "chip purchases", "chip procurement", "on ai chips"),
        *("on chips", "芯片采购", "采购芯片", "采购ai芯片"),
    ),
    "cloud_revenue": (
        *("cloud revenue", "cloud revenues", "cloud sales", "revenue from cloud"),
        *("cloud intelligence group revenue", "cloud intelligence revenue"),
        *("cloud business revenue", "cloud computing revenue", "cloud unit revenue"),
        *("云收入", "云业务收入", "云计算收入", "云计算业务收入", "云智能集团收入", "智能云收入"),
        *("云营收", "云业务营收", "智能云营收", "云智能收入", "云计算营收"),
    ),
    "cloud_infra_revenue": (
        *("ai cloud infra revenue", "cloud infra revenue", "ai cloud infra"),
        *("ai cloud infrastructure revenue", "ai云基础设施收入", "智能云基础设施收入"),
    ),
    "cloud_external_revenue": (
        *("external cloud revenue", "cloud revenue from outside customers"),
        *("cloud revenue from external customers", "revenue from external customers"),
        *("revenue from outside customers", "外部客户收入", "外部商业化收入", "云外部收入"),
    ),
    "cloud_ebita": ("cloud ebita", "cloud profit", "云ebita", "云业务ebita", "云利润"),
    "ai_revenue": (
        *("ai product revenue", "ai products", "ai-related product revenue", "ai revenue"),
        *("ai-related products", "ai产品收入", "ai相关产品收入", "ai相关收入", "ai收入", "ai产品"),
    ),
    "ai_run_rate": ("run rate", "run-rate", "annualised", "annualized", "arr", "年化"),
    "operating_profit": ("operating profit", "operating income", "经营利润", "营业利润"),
    "group_ebita": ("adjusted ebita", "ebita"),
    "net_profit": ("net profit", "net income", "净利润", "净利"),
    "operating_cash_flow": ("operating cash flow", "cash from operations", "经营现金流"),
    "free_cash_flow": ("free cash flow", "fcf", "自由现金流"),
    "fbs_revenue": (
        *("fintech and business services", "fintech & business services"),
        *("金融科技及企业服务", "金融科技与企业服务", "金融科技和企业服务"),
    ),
    "business_services_growth": ("business services", "企业服务"),
    "ad_revenue": (
        *("online marketing revenue", "online marketing", "online advertising revenue"),
        *("online advertising", "advertising revenue", "ad revenue", "ad sales"),
        *("在线营销", "在线营销收入", "网络营销", "广告收入", "广告"),
    ),
    "ai_powered_revenue": ("ai-powered business", "ai powered business", "ai-powered", "ai新业务"),
    "chip_revenue": ("chip revenue", "chip sales", "芯片收入", "芯片业务收入", "芯片销售额"),
    "gpu_cloud_growth": ("gpu cloud", "gpu云"),
    "model_revenue": ("model revenue", "model service revenue", "模型收入", "模型服务收入"),
    "daily_tokens": (
        *("tokens a day", "tokens per day", "tokens daily", "daily tokens", "daily token"),
        *("日均tokens", "日均token", "日均词元", "日均调用量", "每天tokens", "每日tokens"),
        *("tokens日均", "token日均", "日均处理"),
    ),
    "app_daily_users": ("daily active users", "daily users", "dau", "日活", "日活跃用户"),
    "app_users": ("monthly active users", "monthly users", "mau", "月活", "月活跃用户"),
    "model_price": ("per million tokens", "a million tokens", "每百万tokens", "每百万token"),
    "price_target": ("price target", "target price", "目标价"),
    "payback_claim": ("payback", "回本", "回报期"),
    "market_size": (
        "market size",
        "market was worth",
        "market is worth",
        "市场规模",
        "market reached",
    ),
    "market_share": (
        *("market share", "share", "holds", "held", "hold", "took", "takes", "accounts for"),
        *("accounted for", "controls", "commands", "captured", "has", "had", "gave", "won"),
        *("份额", "市占率", "占有率", "占比", "占", "拿下"),
    ),
    "total_revenue": (
        "revenue",
        "revenues",
        "sales",
        "turnover",
        "总收入",
        "总营收",
        "收入",
        "营收",
    ),
    "spending": (
        *("spent", "spend", "spends", "spending", "invest", "invests", "invested", "investment"),
        *(
            "investing",
            "pledge",
            "pledges",
            "pledged",
            "投入",
            "投资",
            "花掉",
            "花了",
            "斥资",
            "砸",
        ),
    ),
    "margin": ("margin", "利润率", "毛利率"),
}
WEAK = ("market_share", "total_revenue", "spending")  # yield to any other metric named
GROWTH_OF = {
    "cloud_growth": "cloud_revenue",
    "cloud_external_growth": "cloud_external_revenue",
    "market_growth": "market_size",
    "growth_forecast": "cloud_revenue",
    "business_services_growth": "business_services_growth",
    "gpu_cloud_growth": "gpu_cloud_growth",
}
LEVELS = (  # states of a day or month: a longer time named holds the latest within it
    *("daily_tokens", "app_users", "app_daily_users", "ai_run_rate", "model_price"),
    *("price_target", "payback_claim"),
)
MONEY_PLANS = ("capex_plan", "capex_guidance", "revenue_target", "chip_spend")
