"""One file a screen: shows a view, turns keys into happenings."""
