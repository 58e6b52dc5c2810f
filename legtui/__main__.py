"""`python -m legtui` is the command `legtui`."""

from legtui.cli import main

if __name__ == "__main__":
    main()
