"""Tips for everybody."""
