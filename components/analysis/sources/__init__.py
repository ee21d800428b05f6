"""What stands behind a claim: receipts, credits, links, freshness."""
