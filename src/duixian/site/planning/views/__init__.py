"""Pages of decomposition, publishing and signing."""
