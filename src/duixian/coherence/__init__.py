"""What a report says against itself."""
