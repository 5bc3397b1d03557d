"""Who is in it, and who answers to whom?"""
