"""Run the command line as `python -m netzwerk`."""

from netzwerk.cli import main

if __name__ == "__main__":
    main()
