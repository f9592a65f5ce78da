"""What a report counts beside posts and pages: entered one by one, or stated for a period; and what is asked of it."""
