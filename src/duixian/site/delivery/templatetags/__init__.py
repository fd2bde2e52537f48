"""Template tags of `delivery`."""
