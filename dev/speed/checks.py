"""The check of the claims file, over the bare parser on the same text."""

import yaml

from components.claims.reading.load import load_claims
from dev.servers import ROOT
from dev.speed.ratio import Ratio, timed


def checks(rounds: int) -> list[Ratio]:
    """Reading and checking the shipped file, over CSafeLoader, which only reads it."""
    text = (ROOT / "data" / "claims.yaml").read_text(encoding="utf-8")
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        times[0].append(timed(load_claims, text))
        times[1].append(timed(yaml.load, text, Loader=yaml.CSafeLoader))
    return [Ratio("check of the claims file", 4, "CSafeLoader alone", "ms", *times)]
