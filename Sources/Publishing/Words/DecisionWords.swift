import Governance
import Templating

extension Words {
  /// A date, who decided and where that is recorded: "March 2023, by Full Council, minute C045/23". The minute
  /// leads to its web address; an address without a minute has a word of its own.
  func decision(
    _ date: PartialDate, by body: [UInt8]?, minute: String?, url: String?, _ remark: String = ""
  ) -> [UInt8] {
    var buffer = HTMLBuffer(capacity: 256)
    buffer.markup(time(date))
    if let body {
      buffer.text(", ")
      buffer.markup(html(.factBy, [.body: body]))
    }
    if let record = minute.map({ self(.factMinute, [.minute: $0]) }) ?? url.map({ _ in self(.factRecord) }) {
      buffer.text(", ")
      if let url {
        buffer.markup("<a rel=\"external\"")
        buffer.attribute("href", url)
        buffer.markup(">")
      }
      buffer.text(record)
      if url != nil { buffer.markup("</a>") }
    }
    if !remark.isEmpty { buffer.text(": " + remark) }
    return buffer.finish()
  }
}
