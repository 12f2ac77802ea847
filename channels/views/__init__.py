"""What residents and editors meet: read input, call one service, answer."""
