"""Reading: files of any shape in, rows of frames out, and everything that could not be read named.

Nothing here imports pandas: a reader runs in a worker process of limited memory that must start fast.
"""
