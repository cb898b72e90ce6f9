"""Backups in the window: the part of the settings, what happens by itself, and restoring."""
