"""What would follow: assumptions, projections, forecasts and their scores."""
