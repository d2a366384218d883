import Publishing
import Testing

@Suite("Addresses")
struct AddressTests {
  @Test(
    "a typed web address loses only what may stand in none",
    arguments: [
      ("https://ashby.example/a?q=%22b%22&c=d#e", "https://ashby.example/a?q=%22b%22&c=d#e"),
      ("https://ashby.example/?q=\"><b>", "https://ashby.example/?q=%22%3E%3Cb%3E"),
      ("https://ashby.example/\\{x}|^`", "https://ashby.example/%5C%7Bx%7D%7C%5E%60"),
      ("https://ashby.example/caffè", "https://ashby.example/caffè"),
    ])
  func typedAddress(typed: String, written: String) {
    #expect(tidied(typed) == written)
  }

  @Test("a portal of several councils puts everything of a council under its slug")
  func severalCouncils() {
    let site = Addresses(isSingleCouncil: false, baseURL: nil)
    #expect(site.council("farnham").path == "farnham/")
    #expect(site.policy("protocol", of: "farnham").path == "farnham/protocol/")
    #expect(site.councilPage("accessibility", of: "farnham").path == "farnham/pages/accessibility/")
    #expect(site.attachment("attachments/a.pdf", of: "farnham").path == "farnham/attachments/a.pdf")
    #expect(site.councilFeed("farnham").path == "farnham/reviews.ics")
    #expect(site.policyFeed("protocol", of: "farnham").path == "farnham/protocol/reviews.ics")
    #expect(site.page("about").path == "about/")
  }

  @Test("a portal of one council leaves the council out and keeps its policies together")
  func oneCouncil() {
    let site = Addresses(isSingleCouncil: true, baseURL: nil)
    #expect(site.council("farnham") == site.home)
    #expect(site.policy("protocol", of: "farnham").path == "policies/protocol/")
    #expect(site.councilPage("accessibility", of: "farnham").path == "pages/accessibility/")
    #expect(site.attachment("attachments/a.pdf", of: "farnham").path == "attachments/a.pdf")
    #expect(site.councilFeed("farnham").path == "reviews.ics")
    #expect(site.policyFeed("protocol", of: "farnham").path == "policies/protocol/reviews.ics")
  }

  @Test(
    "a link leads from one page to another, however deep both are",
    arguments: [
      ("", "farnham/", "farnham/"),
      ("", "", "./"),
      ("farnham/", "", "../"),
      ("farnham/", "farnham/", "./"),
      ("farnham/protocol/", "farnham/", "../"),
      ("farnham/protocol/", "farnham/complaints/", "../complaints/"),
      ("farnham/protocol/", "calendar/reviews.ics", "../../calendar/reviews.ics"),
      ("calendar/", "calendar/reviews.ics", "reviews.ics"),
      ("a/", "a-b/", "../a-b/"),
      ("404.html", "policies/", "policies/"),
    ])
  func relativeLinks(from page: String, to target: String, link: String) {
    #expect(Address(target).relative(to: Address(page)) == link)
  }

  @Test("a clause of the same page is a fragment alone, of another page an address and a fragment")
  func clauses() {
    let policy = Address("farnham/protocol/")
    #expect(policy.clause("3.1.a").relative(to: policy) == "#3.1.a")
    #expect(policy.clause("3.1.a").relative(to: Address("calendar/")) == "../farnham/protocol/#3.1.a")
  }

  @Test("what may not stand in an address is escaped")
  func escaping() {
    let file = Address("farnham/attachments/Minute 31: “signed”.pdf")
    #expect(
      file.relative(to: Address("farnham/"))
        == "attachments/Minute%2031%3A%20%E2%80%9Csigned%E2%80%9D.pdf")
    #expect(file.file == "farnham/attachments/Minute 31: “signed”.pdf")
  }

  @Test("full addresses need the portal's own")
  func absolute() {
    let page = Address("farnham/", fragment: "3.1")
    #expect(Addresses(isSingleCouncil: false, baseURL: nil).absolute(page) == nil)
    let site = Addresses(isSingleCouncil: false, baseURL: "https://policies.example/x/")
    #expect(site.absolute(page) == "https://policies.example/x/farnham/#3.1")
  }

  @Test(
    "the page for missing addresses links from the root",
    arguments: [
      (nil, "/policies/"), ("https://policies.example/", "/policies/"),
      ("https://council.example/policies-portal/", "/policies-portal/policies/"),
    ] as [(String?, String)])
  func rooted(baseURL: String?, link: String) {
    #expect(Links.anywhere(below: baseURL).to(Address("policies/")) == link)
  }

  @Test("a typed web address keeps what it means, and nothing in it ends the attribute it stands in")
  func typedAddresses() {
    #expect(tidied("https://a.example/?q=a%20b&c=d#e") == "https://a.example/?q=a%20b&c=d#e")
    #expect(tidied("https://a.example/?q=\"><b>ŵ") == "https://a.example/?q=%22%3E%3Cb%3Eŵ")
  }
}
