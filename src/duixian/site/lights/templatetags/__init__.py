"""Template tags of lights."""
