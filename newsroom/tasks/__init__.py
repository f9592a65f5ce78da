"""What a specialist is to see to, since a threshold was crossed."""
