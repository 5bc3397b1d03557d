"""What was agreed?"""
