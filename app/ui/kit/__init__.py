"""The pieces every tab is made of; none of them knows an entity."""
