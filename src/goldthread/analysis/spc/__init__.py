"""Statistical process control: is this more than the usual coming and going?"""
