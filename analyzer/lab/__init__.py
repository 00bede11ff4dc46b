"""Train and measure; never imported when a page is judged."""
