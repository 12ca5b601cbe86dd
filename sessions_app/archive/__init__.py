"""An event in one file: what everybody could see of it when it was made, and nothing more.

`layout` says what the file holds, `writing` makes it, `opening` takes one from anybody apart,
`rebuilding` checks each row by building it anew, `numbers` finds ids for them in this database and
`restoring` brings it all back, or nothing. docs/exports.md describes the file for others.
"""
