"""Find red flags in mining and staking offers, and work out what they could yield."""
