"""What happens whether or not anybody opens a page."""
