"""Importing: what registries and pages say of a work becomes a proposal, of which a person decides."""
