"""People, their units, and what each may do."""
