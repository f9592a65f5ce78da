"""Tips and standards for everybody."""
