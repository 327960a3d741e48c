"""Documents and records -> text: one module per form, none of which prints."""
