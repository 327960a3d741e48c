"""The overdose guide: one step a screen."""
