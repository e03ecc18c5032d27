"""Delegates: who is invited, found by name, with their codes and seats."""
