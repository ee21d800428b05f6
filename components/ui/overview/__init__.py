"""What stands on the front page beside its charts: company cards and short lists."""
