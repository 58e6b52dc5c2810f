"""What the computer gives: clock, sound, notification, signals, folders."""
