// Which of the ranges that may be selected around a place is the statement.
'use strict'

// The ranges lie one in the other; the outermost is the document, the one in it the statement.
function statementAt(selection) {
  const ranges = []
  for (let range = selection; range; range = range.parent) ranges.push(range.range)
  return ranges.length > 1 ? ranges[ranges.length - 2] : undefined
}

module.exports = { statementAt }
