"""What waits for somebody, and mail about it."""
