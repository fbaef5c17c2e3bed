"""Rules on sources: how they are written down, who cites them, and how well readers can follow them."""
