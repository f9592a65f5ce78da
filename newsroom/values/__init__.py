"""What people write and how it is kept: one home for each fact."""
