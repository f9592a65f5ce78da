"""Ways in for bots that run in the same process as this Telegram."""
