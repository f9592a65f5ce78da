"""What it costs, side by side with bare parts in the same run."""
