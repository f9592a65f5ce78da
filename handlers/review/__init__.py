"""The specialist's and the press service's work on posts."""
