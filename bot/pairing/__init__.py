"""Language exchange: who meets whom, and how they are helped to talk."""
