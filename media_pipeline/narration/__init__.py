"""Narration: engines that say a sentence, and the reading of written text aloud."""
