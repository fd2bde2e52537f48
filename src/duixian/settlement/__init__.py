"""Last year’s commitments against what was delivered."""
