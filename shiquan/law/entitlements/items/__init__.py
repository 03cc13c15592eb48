"""The calculators, one module per family of items."""
