"""Pages that show how commitments stand: leader's, unit's, indicator's, place's, project's."""
