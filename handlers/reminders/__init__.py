"""What people are reminded of, and by which rules."""
