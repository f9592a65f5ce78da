"""Questions to a region, and its answers."""
