"""What a person sees: data and a language in, a Screen out. Pure functions, no Telegram."""
