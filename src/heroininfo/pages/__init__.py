"""Records to documents, one file a page. Pure: no I/O."""
