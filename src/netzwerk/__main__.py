"""Run the command line as `python -m netzwerk`."""
