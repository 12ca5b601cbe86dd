"""Help for the facilitator's hardest hour, between notes and sessions: proposals, never deeds."""
