"""What may leave the partnership: tables of counts, small ones hidden, and everything that has left before."""
