"""A branch sends posts, and sees what became of them."""
