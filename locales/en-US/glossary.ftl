glossary-term = **{ $english }** ↔ **{ $chinese }**
glossary-name = **{ $name }**, never translated
glossary-case = { $term } (exactly so, capitals included)
glossary-added = In **{ $bridge }** from now on: { $term }
glossary-removed = No longer in the glossary of **{ $bridge }**: { $term }
glossary-title = Glossary of **{ $bridge }**: { $count ->
    [one] one term
   *[other] { $count } terms
}
glossary-empty = The glossary of **{ $bridge }** is empty. `/{ command-glossary } { command-glossary-add }` adds a term.
glossary-more = … and { $count } more. `/{ command-glossary } { command-glossary-export }` gives you all of them.
glossary-imported = Glossary of **{ $bridge }**: { $added } added, { $changed } changed.
glossary-problems = { $count ->
    [one] One row was left out:
   *[other] { $count } rows were left out:
}
glossary-problem = - Row { $row }: { $reason }
glossary-more-problems = … and { $count } more.
glossary-exported = The glossary of **{ $bridge }**, { $count ->
    [one] one term
   *[other] { $count } terms
}. Edit it in a spreadsheet and hand it back with `/{ command-glossary } { command-glossary-import }`.

error-term-empty = A term needs at least one letter or digit.
error-term-long = { $max } characters are the most a term can have.
error-term-markup = A term can't contain mentions, links, emoji or formatting.
error-term-unknown = There's no **{ $term }** in that glossary.
error-glossary-full = { $max } terms are the most a glossary can hold. Nothing was added to **{ $bridge }**.
error-glossary-row = I can't read this row. The columns are english, simplified, traditional, match_case.
error-glossary-file-big = That file is too big; { $kilobytes } kB are the most.
error-glossary-file-long = That file has too many rows; { $rows } are the most.
error-glossary-file-encoding = I can't read that file. Save it as CSV in UTF-8 and try again.
error-glossary-file-gone = I couldn't fetch that file. Try again.
