"""The rubric of the week, and reminders of it."""
