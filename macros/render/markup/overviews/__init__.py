"""What shows a page at a glance, within its text: the box of key figures, the drawing of a timeline."""
