"""The desk: the same use cases on a wide screen, in a page of Telegram's or of any browser."""
