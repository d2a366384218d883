import SourceText
import Testing

@Suite("The name that was probably meant")
struct NearestNameTests {
  @Test(
    "is near, whatever its case, spaces and hyphens; and none rather than a far one",
    arguments: [
      ("reveiw_due", "review_due"), ("Review Due", "review_due"), ("review-due", "review_due"),
      ("titel", "title"), ("titles", "title"), ("adopt", nil), ("zzz", nil), ("", nil), ("title", nil),
    ] as [(String, String?)])
  func nearest(typed: String, meant: String?) {
    #expect(nearestName(to: typed, in: ["title", "review_due", "adopted_on"]) == meant)
  }
}
