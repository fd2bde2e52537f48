"""Values of indicators as they were published and received."""
