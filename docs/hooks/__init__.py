"""What turns the Markdown of the course into its site.

`python -m docs.hooks build` builds it, `python -m docs.hooks serve` shows it. The modules named in
`mkdocs.yml` answer MkDocs' events; the others do the work and know nothing of MkDocs.
"""
