"""What people do in this Telegram, whoever moves them: a browser, or a test."""
