"""Trying the questions on people: what is handed out, what comes back, and its figures.

    form ─┬─> kit                                      papers to print, sheets to fill in
          └─> grid ─> sheets ─> figures, angoff ─> report

What goes out and what comes back share the letters and marks of `form`, and nothing else.
"""
