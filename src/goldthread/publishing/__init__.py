"""Who has to be told?"""
