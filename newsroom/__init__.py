"""What the union does: rules and use cases. No Telegram, no wording."""
