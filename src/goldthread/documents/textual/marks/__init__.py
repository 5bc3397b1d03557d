"""Tables whose cells are parted by marks: pipes, tabs, commas, slashes, tags."""
