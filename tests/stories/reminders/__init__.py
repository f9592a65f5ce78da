"""Stories of reminders, and of when there are none."""
