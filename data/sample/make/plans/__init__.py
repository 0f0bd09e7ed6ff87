"""Plans, a module a layout: how a list of dated tasks looks when a participant sends it."""
