"""Two waves, or two towns, side by side: what can be called a change."""
