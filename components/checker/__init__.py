"""The headline checker: a sentence in, a verdict out, and every word that bears on it weighed.

In order: lexicon (the words known), parse (a sentence as tokens and clauses), figures (the claims
as figures), match (each token against a figure), judge (a verdict), phrase (the words it is told
in), check (all of it). Rules alone: a sentence is supported only if every word that carries
meaning was used and agrees.
"""
