"""Working days of the People's Republic of China."""
