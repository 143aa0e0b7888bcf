"""Charts as they were looked at and agreed on: what they show, and how alike two pictures are."""
