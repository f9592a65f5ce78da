"""What is tried a hundred times: not collected with the others. `make torture`."""
