"""The edge: settings, getting updates, locks, transactions, sending. The only room that talks to Telegram."""
