"""Rules on prose: what its sentences say, and which sources stand behind them."""
