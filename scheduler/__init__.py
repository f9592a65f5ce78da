"""What is due: jobs that call one use case, and the sender that drains the outbox."""
