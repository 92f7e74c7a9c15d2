"""The tab of the volunteers."""
