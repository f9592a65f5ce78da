"""Pages, and how they are counted."""
