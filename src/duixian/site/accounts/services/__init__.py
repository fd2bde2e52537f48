"""Everything that changes people and units."""
