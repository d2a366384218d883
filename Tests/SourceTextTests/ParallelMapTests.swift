import SourceText
import Testing

@Suite("Work on all cores")
struct ParallelMapTests {
  @Test("gives each element's result in the element's place", arguments: [0, 1, 15, 16, 17, 1000, 4099])
  func order(count: Int) {
    #expect(parallelMap(Array(0..<count)) { $0 * 3 } == (0..<count).map { $0 * 3 })
    #expect(parallelMap(Array(0..<count), grain: 1) { String($0) } == (0..<count).map { String($0) })
  }
}
