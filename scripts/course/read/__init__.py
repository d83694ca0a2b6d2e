"""Files -> what `load` builds the course from. Nothing here judges; what cannot be read is a problem with its line.

files        bytes -> text
yaml_source  YAML -> data and the line of every key
fit          data -> the classes of `schema`
markdown     a page's text -> front matter, headings, links
bank         a bank's text -> questions
practice     a page -> case, rehearsal, worksheet
folder       the project's folder -> the course and its problems
"""
