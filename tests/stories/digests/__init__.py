"""Stories of digests."""
