"""`python -m app` is the `earned` command."""

from app.cli import main

main()
