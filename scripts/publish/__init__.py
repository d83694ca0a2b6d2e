"""What knows MkDocs, Material and mkdocs-quiz: a built page in, the published page out."""
