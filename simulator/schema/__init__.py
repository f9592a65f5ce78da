"""What a request must look like, by the data of the Bot API's own documentation (`botapi.json`)."""

from simulator.schema.checks import Schema, Upload

__all__ = ["Schema", "Upload"]
