"""The course in packages that are made of a finished build: from the course and the folder of that build to bytes,
without clock or chance.
"""
