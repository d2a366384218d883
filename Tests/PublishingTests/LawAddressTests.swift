import Governance
import Publishing
import Testing

@Suite("Addresses of laws")
struct LawAddressTests {
  static let act = Enactment.Number(.ukpga, 1972, 70)
  static let regulations = Enactment.Number(.uksi, 2018, 952)

  @Test(
    "a place in a law has its address at www.legislation.gov.uk",
    arguments: [
      (act, nil, "ukpga/1972/70"),
      (act, Provision(.init(.section, "101")), "ukpga/1972/70/section/101"),
      (act, Provision(.init(.section, "101", "1", "a")), "ukpga/1972/70/section/101/1/a"),
      (act, Provision(.init(.section, "100A")), "ukpga/1972/70/section/100A"),
      (act, Provision(.init(.part, "VA")), "ukpga/1972/70/part/VA"),
      (act, Provision(.init(.part, "1"), .init(.chapter, "2")), "ukpga/1972/70/part/1/chapter/2"),
      (act, Provision(.init(.part, "VI"), .init(.section, "101")), "ukpga/1972/70/section/101"),
      (act, Provision(.init(.schedule, "12")), "ukpga/1972/70/schedule/12"),
      (act, Provision(.init(.schedule)), "ukpga/1972/70/schedule"),
      (
        act, Provision(.init(.schedule, "12"), .init(.paragraph, "41", "2")),
        "ukpga/1972/70/schedule/12/paragraph/41/2"
      ),
      (act, Provision(.init(.schedule, "12A"), .init(.part, "1")), "ukpga/1972/70/schedule/12A/part/1"),
      (
        act, Provision(.init(.schedule, "12A"), .init(.part, "1"), .init(.paragraph, "3")),
        "ukpga/1972/70/schedule/12A/paragraph/3"
      ),
      (
        act, Provision(.init(.section, "101", "1"), .init(.paragraph, "a")), "ukpga/1972/70/section/101/1/a"
      ),
      (regulations, Provision(.init(.regulation, "8")), "uksi/2018/952/regulation/8"),
      (regulations, Provision(.init(.article, "4", "2")), "uksi/2018/952/article/4/2"),
      (regulations, Provision(.init(.rule, "3")), "uksi/2018/952/rule/3"),
      (.init(.anaw, 2013, 4), Provision(.init(.section, "55")), "anaw/2013/4/section/55"),
      (.init(.wsi, 2008, 788), nil, "wsi/2008/788"),
    ] as [(Enactment.Number, Provision?, String)])
  func places(number: Enactment.Number, provision: Provision?, path: String) {
    #expect(
      webAddress(of: LawCitation(.numbered(number), provision)) == "https://www.legislation.gov.uk/\(path)")
  }

  @Test(
    "a place that has no address leads to the law as a whole",
    arguments: [
      (act, Provision(.init(.regulation, "8"))),
      (act, Provision(.init(.article, "8"))),
      (act, Provision(.init(.paragraph, "8"))),
      (act, Provision(.init(.part, "2"), .init(.paragraph, "8"))),
      (regulations, Provision(.init(.section, "8"))),
    ])
  func noPlace(number: Enactment.Number, provision: Provision) {
    #expect(
      webAddress(of: LawCitation(.numbered(number), provision))
        == webAddress(of: LawCitation(.numbered(number))))
  }

  @Test(
    "a law whose number is not known is looked up by its title, which cannot leave the query",
    arguments: [
      ("Burial Act 1853", "Burial%20Act%201853"),
      ("Health & Safety (Fees) Act 1974", "Health%20%26%20Safety%20%28Fees%29%20Act%201974"),
      ("Rights of Way Act 1990/1991?x=1#y", "Rights%20of%20Way%20Act%201990%2F1991%3Fx%3D1%23y"),
      ("Deddf D\u{175}r 1999", "Deddf%20D%C5%B5r%201999"),
    ])
  func titles(title: String, query: String) {
    let provision = Provision(.init(.section, "3"))
    #expect(
      webAddress(of: LawCitation(.titled(title), provision))
        == "https://www.legislation.gov.uk/id?title=\(query)")
  }
}
