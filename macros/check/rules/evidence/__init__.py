"""Rules on what the record says of sources and quotations; silent where a site keeps no record."""
