"""The web application as a whole: many people at once, and processes killed at random moments."""
