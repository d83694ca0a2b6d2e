"""Course -> what stands on its pages, as Markdown and HTML, whatever builds them."""
