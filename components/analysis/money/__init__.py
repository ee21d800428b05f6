"""Capex, revenue and what is made of them, by company and period."""
