"""One change of many actions at once: seen before it is done, done as one, undone as one."""
