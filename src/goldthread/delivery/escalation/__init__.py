"""What happens when it is not happening: raised to the body that can act, step by step, among equals."""
