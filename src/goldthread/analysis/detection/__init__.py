"""What is changing right now? A detection is a prompt for people to look, never a finding."""
