import Templating

/// The ways to a calendar feed: subscribe, add to Google's or Outlook's calendar by address, copy the
/// address, download. Without the portal's full address only the download is left.
enum Subscription {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "download": .text,
    "online": .optional(["webcal": .text, "google": .text, "outlook": .text, "address": .text]),
  ]

  static func record(
    _ feed: Address, title: String, _ edition: Edition, _ links: Links
  ) -> TemplateRecord {
    [
      "title": .text(title),
      "download": .text(links.to(feed)),
      "online": .optional(edition.addresses.absolute(feed).map { online($0, title) }),
    ]
  }

  private static func online(_ address: String, _ title: String) -> TemplateRecord {
    [
      "address": .text(address),
      "webcal": .text(webcal(address)),
      "google": .text("https://calendar.google.com/calendar/r?cid=\(queryEncoded(webcal(address)))"),
      "outlook": .text(
        "https://outlook.live.com/calendar/0/addfromweb?url=\(queryEncoded(address))"
          + "&name=\(queryEncoded(title))"),
    ]
  }
}

/// The address by which a calendar program is asked to subscribe: `webcal://…`.
func webcal(_ address: String) -> String {
  "webcal:" + (address.firstIndex(of: "/").map { String(address[$0...]) } ?? address)
}
