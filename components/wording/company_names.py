"""Companies as they are called where their cloud is meant."""

from components.claims.model import Claims


def company_words(claims: Claims, company: str) -> str:
    """A company with the name of its cloud where that is another: 'ByteDance (Volcano Engine)'."""
    known = claims.company.get(company)
    if known is None or known.role != "subject" or known.cloud.startswith(company):
        return company
    return f"{company} ({known.cloud})"
