"""What writes the sample consultation: it shares no code with the suite that reads it."""
