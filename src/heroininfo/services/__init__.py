"""An organisation's own places and numbers: a file -> records, apart from the content."""
