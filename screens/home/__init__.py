"""Home, and help for every screen."""
