import Testing

@testable import Governance

@Suite("Addresses that are taken")
struct TakenAddressesTests {
  @Test("A second claim of an address gets a number behind it, and a third the next")
  func repeats() {
    var taken = TakenAddresses(count: 4)
    let claimed = ["3.1", "3.1", "3.1-2", "3.1"].map { claim($0, &taken) }
    #expect(claimed == ["3.1", "3.1-2", "3.1-2-2", "3.1-3"])
  }

  @Test("What was reserved is nobody's yet, and a claim of it is a repeat")
  func reserved() {
    var taken = TakenAddresses(count: 3)
    taken.reserve("fn-1")
    taken.reserve("fn-1")
    #expect(taken.index(of: Array("fn-1".utf8)[...]) == 0)
    #expect(taken.entries[0].clause == nil)
    #expect(claim("fn-1", &taken) == "fn-1-2")
  }

  @Test("Capitals make another address")
  func capitals() {
    var taken = TakenAddresses(count: 2)
    #expect(claim("a", &taken) == "a")
    #expect(claim("A", &taken) == "A")
  }

  private func claim(_ address: String, _ taken: inout TakenAddresses) -> String {
    let entry = taken.claim(Array(address.utf8)[...])
    return taken.bytes.text(taken.entries[entry].bytes)
  }
}
