"""What the pages, the API and the command line ask of the room. Everything is scoped by partnership."""
