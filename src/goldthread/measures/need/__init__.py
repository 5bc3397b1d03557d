"""How many people are there, and how many of them does anything reach?"""
