"""What is sent and what is given, as schemas."""
