"""Trying the questions on people: what is handed out (`kit`), and what comes back (`sheets`) with its figures.

form ─> kit                      papers to print, sheets to fill in
form ─> sheets ─> figures ─> report
"""
