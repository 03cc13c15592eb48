/* Entry: each module looks for its own data attributes and leaves everything else alone. */
