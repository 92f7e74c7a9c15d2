"""The tab of the houses and helper circles."""
