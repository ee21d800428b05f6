"""A house's release: shares by company, period and yardstick, and no growth taken for a share."""

from collections.abc import Mapping

import pytest

from tests.intake.conftest import Reading
from tests.intake.made_releases import first_shape

OMDIA = (
    "Omdia: the AI cloud market in China. LONDON, September 9, 2025. In the first half of 2025 "
    "Alibaba Cloud led with 31.5%, more than the next three combined. Volcano Engine (12.5%), "
    "Huawei Cloud with a share of 11% and growth of 40%, Tencent Cloud at 6% and Baidu AI Cloud "
    "came after it, the last with 5.5%. The market is to grow 25% a year."
)
CANALYS = (
    "Canalys, 12 June 2025: cloud infrastructure services in mainland China grew 16% in the first "
    "quarter of 2025. Alibaba Cloud, Huawei Cloud and Tencent Cloud collectively held 60%. Alibaba "
    "Cloud grew 15% and had a 32% share. Huawei Cloud and Tencent Cloud had 17% and 9%, "
    "respectively."
)
IN_CHINA = (
    "Cloud infrastructure services spending in China rose 9 percent in Q3 2022, says Canalys. "
    "Alibaba Cloud led with 34 percent share, growing 5 percent. Huawei Cloud has achieved 17 "
    "percent share."
)
SERVICES = (
    "Cloud infrastructure services in China rose 50 percent in the first quarter of 2021, Canalys "
    "says. The top three, Alibaba Cloud, Huawei Cloud and Tencent Cloud, together have over 75%.\n"
    "Growth in Q1 2021Alibaba Cloud led with a 41 percent share, though its growth slowed to 30 "
    "percent.\nHuawei Cloud grew most, growing 110 percent to take a 21 percent share.\n"
    "Tencent was third with a 13 percent share."
)
JOINT = (
    "In Q3 2024, cloud infrastructure service spending in mainland China rose 12%. Alibaba Cloud, "
    "Huawei Cloud and Tencent Cloud kept their places, collectively holding 66% of it. In Q3 "
    "2024, partners stood for 24%, says Canalys."
)
CALLS = (
    "IDC,2025年9月20日。2025年上半年中国公有云大模型调用量增长400%。"
    "火山引擎以47.5%的市场份额位居第一,阿里云、百度智能云分别占比26%、16%。"
)


@pytest.mark.parametrize(
    ("text", "yardstick", "period", "shares"),
    [
        (
            OMDIA,
            "Omdia AI cloud",
            "2025-H1",
            {"Alibaba": 31.5, "ByteDance": 12.5, "Huawei": 11, "Tencent": 6, "Baidu": 5.5},
        ),
        (CANALYS, "Canalys cloud", "2025-Q1", {"Alibaba": 32, "Huawei": 17, "Tencent": 9}),
        (IN_CHINA, "Canalys cloud", "2022-Q3", {"Alibaba": 34, "Huawei": 17}),
        (
            SERVICES,
            "Canalys cloud",
            "2021-Q1",
            {"Alibaba": 41, "Huawei": 21, "Tencent": 13},
        ),
        (CALLS, "IDC model calls", "2025-H1", {"ByteDance": 47.5, "Alibaba": 26, "Baidu": 16}),
    ],
    ids=["omdia", "canalys", "in China", "services", "calls"],
)
def test_a_house_gives_shares(
    reading: Reading, text: str, yardstick: str, period: str, shares: Mapping[str, float]
) -> None:
    intake = reading([text])
    found = {one.finding.company: float(one.finding.value) for one in intake.own}
    assert found == shares
    assert {one.finding.when.name for one in intake.own} == {period}
    assert {one.finding.yardstick for one in intake.own} == {yardstick}
    assert {one.finding.status for one in intake.own} == {"estimate"}


def test_the_day_is_the_first_after_the_period(reading: Reading) -> None:
    assert reading([OMDIA]).source["published"] == "2025-09-09"
    assert reading([CALLS]).source["published"] == "2025-09-20"


def test_shares_that_exceed_the_whole_are_doubted(reading: Reading) -> None:
    intake = reading([OMDIA.replace("31.5%", "91.5%")])
    assert not intake.sound
    assert any(one.verdict == "doubtful" for one in intake.own)


def test_a_house_without_a_period_is_refused(reading: Reading) -> None:
    with pytest.raises(ValueError, match="no quarter, half-year or year"):
        reading(["Omdia on AI cloud. Alibaba Cloud leads with 31.5%."])


def test_results_that_name_a_house_stay_results(reading: Reading) -> None:
    named = [
        *first_shape(),
        "Omdia puts us first in AI cloud in the first half of 2026 with 31.5%.",
    ]
    intake = reading(named)
    assert {one.finding.metric for one in intake.own} >= {"capex", "cloud_revenue"}
    assert "market_share" not in {one.finding.metric for one in intake.own}


def test_a_joint_share_is_nobodys(reading: Reading) -> None:
    intake = reading([JOINT])
    assert intake.of.startswith(
        "Canalys (now Omdia), shares by Canalys cloud, July to September 2024"
    )
    assert (intake.own, intake.missing) == ([], ["market_share"])


def test_a_page_of_a_house_is_never_a_companys_release(reading: Reading) -> None:
    said = JOINT.replace("cloud infrastructure service", "software")
    with pytest.raises(ValueError, match="its yardstick is not plain: none fit"):
        reading([said, "Revenue of Alibaba was RMB200,200 million in Q3 2024."])
