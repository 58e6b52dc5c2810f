"""Parts of a screen: big digits, plate picture, timeline, charts."""
