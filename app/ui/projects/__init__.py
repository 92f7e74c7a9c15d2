"""The tab of the projects."""
