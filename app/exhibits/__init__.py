"""Exhibits: the charts, networks, boards, tables and messages that a question shows, as data that we draw.

Main words: an exhibit has a kind, a title and its data; from these come a picture, a table, alternative text and the
areas of the picture that can be named, clicked or filled.
"""
