"""Set-up, the demo's processes, tests and checks: what the Makefile calls. Standard library only."""
