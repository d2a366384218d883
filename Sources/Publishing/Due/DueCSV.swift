/// A list of reviews for a spreadsheet, those without a date at its end.
package func dueCSV(_ list: DueList) -> String {
  var table = CSVText()
  table.addRow(dueColumns.map(\.name))
  for review in list.reviews + list.unscheduled {
    table.addRow(dueColumns.map { $0.value(review) ?? "" })
  }
  return String(decoding: CSVText.byteOrderMark + table.rows, as: UTF8.self)
}
