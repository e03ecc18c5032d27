"""The quiet room: what the ceremony decides. Standard library only, no IO, no clock, no chance."""
