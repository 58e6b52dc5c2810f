"""The commands of the shell, one file for each group of them; heavy things load when used."""
