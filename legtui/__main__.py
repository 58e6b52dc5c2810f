"""`python -m legtui` is the command `legtui`."""

from legtui.start import run

if __name__ == "__main__":
    run()
