"""Reference data that ships with the kernel."""
