"""The library as a site of static pages: which files it has, and what is in them. Pure: no I/O."""
