"""The content plan: a region's month, its slots, and what a branch has of it."""
