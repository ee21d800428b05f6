"""Find anything: a few words in, English or Chinese, and ranked places of the dashboard out."""
