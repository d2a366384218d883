import Governance
import SourceText
import Testing

@Suite("E-mail addresses")
struct MailboxTests {
  @Test(
    "an address, perhaps with a name, is taken apart",
    arguments: [
      ("clerk@farnham.example", nil, "clerk@farnham.example"), ("<a@b.example>", nil, "a@b.example"),
      ("Town Clerk <clerk@farnham.example>", "Town Clerk", "clerk@farnham.example"),
      ("Clerc y Dref, Ŵ  <c.d+reviews@x-y.example>", "Clerc y Dref, Ŵ", "c.d+reviews@x-y.example"),
    ] as [(String, String?, String)])
  func takenApart(text: String, name: String?, address: String) {
    let mailbox = Mailbox(text)
    #expect(mailbox?.name == name)
    #expect(mailbox?.address == address)
  }

  @Test(
    "what a mail program could read otherwise is refused",
    arguments: [
      "", "clerk", "clerk@", "@farnham.example", "clerk@farnham", "a@b@c.example", "a b@c.example",
      "a@b.example, c@d.example", "a@b.example;c@d.example", "a.@b.example", ".a@b.example", "a..b@c.example",
      "a@b..example", "\"a b\"@c.example", "a(remark)@b.example", "ŵ@b.example", "a@ŵ.example",
      "a@b.example>",
      "<a@b.example", "A <B <a@b.example>", "A> <a@b.example>", "A\n <a@b.example>",
      "a@b.example\r\nBcc: c@d.example",
      "A\u{0} <a@b.example>", "a@[127.0.0.1]", "a@b_c.example",
      String(repeating: "a", count: 65) + "@b.example",
    ])
  func refused(text: String) {
    #expect(Mailbox(text) == nil)
  }

  @Test("a list of addresses names its posts; one it does not have, and a key that is unknown, are told")
  func list() {
    let text =
      "from: a@b.example\nposts:\n  ashby/clerk: c@d.example\n  ashby/clark: e@f.example\n  ashby/none:\ncc: x\n"
    let read = readMailAddresses(
      SourceFile(path: "addresses.yml", text: text), posts: ["ashby/clerk", "ashby/none"])
    #expect(read.value.from?.address == "a@b.example")
    #expect(read.value.posts["ashby/clerk"]?.address == "c@d.example")
    #expect(read.value.posts["ashby/none"] == nil)
    #expect(read.findings.map(\.rule.name) == ["post-unknown", "field-unknown"])
    #expect(read.findings.first?.repair == "did you mean `ashby/clerk`?")
  }
}
