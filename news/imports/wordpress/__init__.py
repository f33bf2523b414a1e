"""An archive out of WordPress, step by step, each on the records of the one before.

`reading` turns the file into records, `report` surveys them, `mapping` says what old terms and authors become,
`markup` turns a post's text into the blocks of a story. None of these touches the database.
"""
