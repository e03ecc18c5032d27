"""Decisions, recipients and batches, known before the day."""
