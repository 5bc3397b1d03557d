"""The pages and files of the room."""
