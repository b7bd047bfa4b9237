"""The tools that measure speed: that they measure what they say. Not how fast anything is."""
