"""What a scenario supposes: assumptions, each tied to the claims it comes from."""

from typing import Literal, get_args

from pydantic import Field, model_validator

from components.claims.fields import ChoiceName, Ids, Name, Number, Part, Text, fault

About = Literal[
    "cloud_growth",
    "capex_growth",
    "cash_margin",
    "server_life",
    "cloud_capex_share",
    "outside_share",
    "market_growth",
    "token_growth",
    "price_change",
    "exchange_rate",
]
KINDS: tuple[About, ...] = get_args(About)
GROWTH = ("cloud_growth", "capex_growth", "market_growth", "token_growth", "price_change")
LIMITS = {  # what is possible at all; what is evidenced is each assumption's low and high
    "cash_margin": (-100.0, 100.0, "percent of cloud revenue, before depreciation"),
    "server_life": (0.25, 20.0, "years"),
    "cloud_capex_share": (0.0, 100.0, "percent of capex"),
    "outside_share": (0.0, 100.0, "percent of cloud revenue"),
    "exchange_rate": (1.0, 20.0, "RMB per USD"),
}


class YearStep(Part):
    """A later value of an assumption, from a year on."""

    year: int = Field(description="the first calendar year it holds for", ge=2020, le=2040)
    value: Number = Field(description="the value from that year on, in the assumption's unit")


class Assumption(Part):
    """What a scenario supposes of one company or of the market."""

    company: Name = Field(description="the name of a company in this file; Market for the market")
    about: About = Field(description=f"{', '.join(KINDS[:-1])} or {KINDS[-1]}")
    yardstick: Name | None = Field(None, description="the yardstick of a market_growth")
    value: Number = Field(description="percent a year for growth; percent, years or RMB per USD")
    then: tuple[YearStep, ...] = Field((), description="later values: [{year: 2028, value: 20}]")
    low: Number | None = Field(None, description="the low end of what the claims support")
    high: Number | None = Field(None, description="the high end of what the claims support")
    range_from: Literal["claims", "newsletter", "judgement"] | None = Field(
        None, description="claims, newsletter or judgement: what the range rests on"
    )
    rests_on: Ids = Field((), description="ids of the claims it comes from")
    judgement: Text | None = Field(None, description="why this value, where no claim gives it")

    @model_validator(mode="after")
    def _grounded(self) -> "Assumption":
        if not (self.rests_on or self.judgement):
            cure = "write rests_on: [ids of claims], or judgement: why this value"
            raise fault("it rests on nothing", cure)
        if (self.low is None) != (self.high is None):
            raise fault("half a range", "write both low and high", "value")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise fault("low is above high", "write the lower number as low", "low")
        if (self.about == "market_growth") != (self.yardstick is not None):
            raise fault(
                "a yardstick goes with market_growth", "write yardstick with it alone", "about"
            )
        return self

    @model_validator(mode="after")
    def _possible(self) -> "Assumption":
        values = [self.value, *(step.value for step in self.then)]
        for value in (v for v in (*values, self.low, self.high) if v is not None):
            if self.about in GROWTH and value <= -100:
                wrong = f"value is {value:g}: nothing shrinks by 100 % a year or more"
                raise fault(wrong, "write percent a year, above -100", "value")
            least, most, unit = LIMITS.get(self.about, (value, value, ""))
            if not least <= value <= most:
                wrong = f"value is {value:g}: {self.about} cannot be that"
                raise fault(wrong, f"write {unit}, from {least:g} to {most:g}", "value")
        years = [step.year for step in self.then]
        if years != sorted(set(years)):
            raise fault("its later years do not rise", "write each year once, in order", "then")
        return self

    @property
    def evidenced(self) -> bool:
        """Whether it has a range that claims give, and not a newsletter or a judgement."""
        known = self.range_from or ("claims" if self.rests_on else "judgement")
        return self.low is not None and known == "claims"

    def in_year(self, year: int) -> float:
        """The value that holds in a calendar year."""
        return [self.value, *(s.value for s in self.then if s.year <= year)][-1]

    def moved_to(self, value: float) -> "Assumption":
        """The same with another first value; later values move along by as much."""
        by = value - self.value
        then = tuple(s.model_copy(update={"value": max(s.value + by, -99.0)}) for s in self.then)
        return self.model_copy(update={"value": value, "then": then})


class Scenario(Part):
    """A named set of assumptions."""

    name: ChoiceName = Field(description="the name on screen and in links")
    formerly: tuple[ChoiceName, ...] = Field((), description="older names, still good in links")
    story: Text = Field(description="the scenario in one or two sentences")
    condition: Text | None = Field(None, description="the scenario, after if")
    like: Name | None = Field(None, description="the scenario that the rest is taken from")
    assumptions: tuple[Assumption, ...] = Field(description="a list of assumptions")
