"""What watches the running bot."""
