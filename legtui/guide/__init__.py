"""The content as data: exercises, warm-up, stretches, muscles, texts, sources."""
