"""The whole flow in a real browser, on the real web server and task worker of ``make run``."""
