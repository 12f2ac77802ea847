"""Words that the report's templates need."""
