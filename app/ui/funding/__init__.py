"""The tab of applications, programmes and funders."""
