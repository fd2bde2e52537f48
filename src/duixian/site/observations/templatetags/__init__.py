"""Template tags of observations."""
