import Governance
import SourceText
import Testing
import portal_bench

/// The texts that the bench measures with: always the same, fit to be published, and like the five protocols.
@Suite("Made-up texts")
struct MadeContentTests {
  static func content(_ count: Int, seed: UInt64 = 1) -> [SourceFile] {
    var files: [SourceFile] = []
    makeContent(policies: count, seed: seed, in: "Content") { files.append($0) }
    return files
  }

  static func policies(_ count: Int) -> [MadePolicy] {
    MadeCouncil.all(policies: count).flatMap { council in
      council.policies.map { MadePolicy($0, of: council, seed: 1) }
    }
  }

  @Test("the same seed gives the same bytes, another seed others")
  func contentFollowsFromSeed() {
    #expect(Self.content(45) == Self.content(45))
    #expect(Self.content(45) != Self.content(45, seed: 2))
  }

  @Test("a policy is the same in a small portal and in a large one")
  func policiesStandAlone() {
    let (small, large) = (Self.content(20), Self.content(60))
    #expect(large.starts(with: small))
  }

  @Test("nothing is found in them: no error, no warning")
  func textsArePublishable() {
    let register = readRegister(ContentFiles(folder: "Content", texts: Self.content(200), others: []))
    #expect(register.value.councils.map(\.policies.count) == Array(repeating: 20, count: 10))
    #expect(register.findings.map { "\($0.place?.file.path ?? ""): \($0.rule.name): \($0.headline)" } == [])
  }

  @Test("texts are 16 KB long in the mean, and no shape is missing")
  func sizesAreThoseOfTheSources() {
    let policies = Self.policies(500)
    let mean = policies.reduce(0) { $0 + $1.text.utf8.count } / policies.count
    #expect((15_000...17_000).contains(mean), "the mean is \(mean)")
    for shape in MadePolicy.Shape.allCases { #expect(policies.count { $0.shape == shape } == 100) }
  }

  @Test(
    "texts hold what policies hold",
    arguments: [
      "\n## 1. ", "\n1.1. ", "\n- 1.1. ", "\n- a) ", "\n- a. ", "\n- (i) ", "\n- ", "\n  - ", "\n| ", "[^1]",
      "**",
      "See clause ", " Act 19", "section ", "](", "£",
    ])
  func mixIsComplete(sign: String) {
    let texts = Self.policies(40).map(\.text)
    #expect(texts.contains { $0.contains(sign) })
  }

  @Test("dates are of every precision")
  func datesAreOfEveryPrecision() {
    let texts = Self.policies(40).map(\.text)
    for form in [/: \d{4}\n/, /: \d{4}-\d\d\n/, /: \d{4}-\d\d-\d\d\n/, /: \d+ \w+ \d{4}\n/] {
      #expect(texts.contains { $0.contains(form) })
    }
  }
}
