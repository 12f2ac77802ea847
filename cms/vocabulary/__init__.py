"""Words the whole house classifies by: regions and themes."""
