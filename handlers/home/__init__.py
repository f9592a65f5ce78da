"""Home, the language, help."""
