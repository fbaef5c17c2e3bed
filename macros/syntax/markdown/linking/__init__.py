"""Links of Markdown: where they begin and lead, their titles, and the anchors of headings."""
