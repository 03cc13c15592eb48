"""Effects of steps: named functions from a turn to changes, one module per procedure. Rows name them."""
