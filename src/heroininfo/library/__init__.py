"""Records to SQLite, and back."""
