"""The library, "In aid of activists": sections and items, found by search, opened by link."""
