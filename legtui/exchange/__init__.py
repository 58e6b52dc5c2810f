"""Other programs' files: in, out, a receipt for every line."""
