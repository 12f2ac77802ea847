"""The work itself: planning, sending, confirming, sweeping. Every step may be run twice or cut off anywhere."""
