"""How a headline is read and held against the claims: words, periods, numbers, figures, verdicts.

`components.analysis.headline` is the door; nothing here reads a network or a language model.
"""
