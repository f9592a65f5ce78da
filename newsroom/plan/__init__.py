"""Which days there are to plan, and what is planned for them."""
