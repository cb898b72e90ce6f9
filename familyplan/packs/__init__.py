"""What leaves the program: documents for one reader, from plain blocks to tagged PDF."""
