"""`python -m translate` is `mengyi`."""

from translate.cli import main

main()
