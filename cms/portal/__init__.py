"""What residents meet: home, subscriptions, inbox, page furniture."""
