"""Whether the bot is well: for containers, for Prometheus, for its owners."""
