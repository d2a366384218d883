import Templating

/// The ways to a calendar feed: subscribe, add to Google's or Outlook's calendar by address, copy the
/// address, download. Without the portal's full address only the download is left.
enum Subscription {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "download": .text,
    "online": .optional(["webcal": .text, "google": .text, "outlook": .text, "address": .text]),
    /// Where it says what calendar programs do with alerts; absent on that page itself.
    "alerts": .optional(["link": .text]),
  ]

  static func record(
    _ feed: Address, title: String, _ edition: Edition, _ links: Links
  ) -> TemplateRecord {
    let calendar = edition.addresses.calendar
    return [
      "title": .text(title),
      "download": .text(links.to(feed)),
      "online": .optional(edition.addresses.absolute(feed).map { online($0, title) }),
      "alerts": .optional(links.isOn(calendar) ? nil : ["link": .text(links.to(calendar.clause("_alerts")))]),
    ]
  }

  private static func online(_ address: String, _ title: String) -> TemplateRecord {
    let webcal = webcal(address)
    return [
      "webcal": .text(webcal),
      "google": .text("https://calendar.google.com/calendar/r?cid=" + queryEncoded(webcal)),
      "outlook": .text(
        "https://outlook.live.com/calendar/0/addfromweb?url=" + queryEncoded(address) + "&name="
          + queryEncoded(title)),
      "address": .text(address),
    ]
  }
}

/// The address by which a calendar program is asked to subscribe: `webcal://…`.
func webcal(_ address: String) -> String {
  "webcal:" + (address.utf8.firstIndex(of: UInt8(ascii: "/")).map { address[$0...] } ?? address[...])
}
