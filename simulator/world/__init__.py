"""What exists in this Telegram: accounts, chats, messages, files, and the laws that hold for them."""
