import Governance
import Publishing
import Testing

@Suite("Calendar pages")
struct CalendarPageTests {
  @Test("a year's page shows a date only where the council put it: on a day, in a month, at any time")
  func year() throws {
    let site = try Sample.site(
      register([
        ("Complaints", "2027-10-06"), ("Grants", "2027-10"), ("Media", "2027"), ("Pets", "2028-01"),
      ]))
    let page = try #require(site["calendar/2027/index.html"])
    #expect(page.contains("<td>6 <a href=\"../../ashby/complaints/\">Complaints</a></td>"))
    #expect(page.contains("<th scope=\"col\">Monday</th>"))
    #expect(page.ranges(of: "<caption>").count == 1, "one grid, for the one month with a day")
    // 1 October 2027 is a Friday.
    #expect(page.contains("<tr><td></td><td></td><td></td><td></td><td>1</td><td>2</td><td>3</td></tr>"))
    #expect(page.contains("<h3>During <time datetime=\"2027-10\">October 2027</time></h3>"))
    #expect(page.contains("At any time in <time datetime=\"2027\">2027</time>"))
    #expect(!page.contains("Pets"))
    #expect(page.contains("<a href=\"../2028/\">2028</a>"))
    #expect(site["calendar/2029/index.html"] == nil)
  }

  @Test("the page of a year stays when every date in it has moved, and tells what took place")
  func yearsStay() throws {
    var register = register([("Complaints", "2028-05")])
    register.councils[0].lock.years = [2026]
    register.councils[0].policies[0].versions[0].dates.reviews = [
      Version.Review(date: .month(year: 2025, month: 3), outcome: .noChange)
    ]
    let site = try Sample.site(register)
    let empty = try #require(site["calendar/2026/index.html"])
    #expect(empty.contains("No review date lies in this year."))
    let held = try #require(site["calendar/2025/index.html"])
    #expect(held.contains("<time datetime=\"2025-03\">March 2025</time> no change"))
    let calendar = try #require(site["calendar/index.html"])
    for year in [2025, 2026, 2028] { #expect(calendar.contains("<a href=\"\(year)/\">\(year)</a>")) }
  }

  @Test("a council's calendar tells what each post and each body has before it, and what has no date")
  func council() throws {
    var register = register([("Complaints", "2027-10"), ("Grants", nil)])
    register.councils[0].posts = [Post(slug: "clerk", title: "Clerk"), Post(slug: "idle", title: "Idler")]
    register.councils[0].bodies = [Body(slug: "full-council", name: "Full Council")]
    register.councils[0].policies[0].versions[0].facts.leadOfficer = "clerk"
    register.councils[0].policies[1].versions[0].facts.approvingBody = "full-council"
    let page = try #require(try Sample.site(register)["ashby/calendar/index.html"])
    let posts = try #require(page.firstRange(of: "By lead officer")).lowerBound
    let bodies = try #require(page.firstRange(of: "By approving body")).lowerBound
    #expect(page[posts..<bodies].contains("Clerk") && page[posts..<bodies].contains("Complaints"))
    #expect(!page[posts...].contains("Idler"))
    #expect(page[bodies...].contains("Full Council") && page[bodies...].contains("No review date published"))
    #expect(page[..<posts].contains("These documents give no date for a review."))
    #expect(page.contains("href=\"webcal://policies.example/ashby/posts/clerk.ics\""))
  }

  @Test("the next change is on the page and in the data")
  func nextChange() throws {
    let site = try Sample.site(register([("Complaints", "2027-10-06")]))
    let next = "2027-07-06"
    #expect(try #require(site["calendar/index.html"]).contains("itself: <time datetime=\"\(next)\">"))
    let data = try #require(site["api/calendar.json"])
    #expect(data.contains("\"as_of\":\"2026-11-21\",\"next_change\":\"\(next)\",\"lead_months\":3"))
    #expect(data.contains("\"due\":\"2027-10-06\",\"from\":\"2027-10-06\",\"to\":\"2027-10-06\""))
  }

  @Test("for each meeting, what falls due on or before it, under the body that approves the policy")
  func meetings() throws {
    var register = register([
      ("Passed", "2019-10"), ("On the day", "2026-12-08"), ("The day after", "2026-12-09"),
      ("Other body", "2026-12"), ("No body", "2026-12"), ("Far ahead", "2030"),
    ])
    for index in [0, 1, 2, 5] {
      register.councils[0].policies[index].versions[0].facts.approvingBody = "full-council"
    }
    register.councils[0].policies[3].versions[0].facts.approvingBody = "committee"
    register.councils[0].bodies = [
      Body(slug: "full-council", name: "Full Council"), Body(slug: "committee", name: "Committee"),
    ]
    register.councils[0].meetings = try [
      ("2026-11-20", "full-council"), ("2026-12-08", "full-council"), ("2027-01-12", "full-council"),
    ].map { day, body in
      Meeting(day: try #require(Day(iso: day)), body: body, name: nil, isAnnual: false)
    }
    let site = try Sample.site(register)
    let page = try #require(site["ashby/meetings/index.html"])
    #expect(!page.contains("20 November 2026:"), "a meeting that is over is left out")
    let order = [
      "8 December 2026</time>: Full Council", ">Passed<", ">On the day<",
      "12 January 2027</time>: Full Council",
      ">The day after<", "No approving body is named", ">No body<", "no meeting recorded in time",
      ">Other body<",
    ]
    var rest = page[...]
    for words in order {
      let place = try #require(rest.firstRange(of: words), "\(words) is missing or in the wrong place")
      rest = rest[place.upperBound...]
    }
    #expect(!page.contains("Far ahead"))
    #expect(try #require(site["ashby/calendar/index.html"]).contains("href=\"../meetings/\""))
  }

  /// One council with adopted policies, each with its review date.
  private func register(_ policies: [(title: String, due: String?)]) -> Register {
    var register = Sample.register(Sample.version(title: ""))
    register.councils[0].policies = policies.map { title, due in
      var version = Sample.version(title: title)
      version.dates.reviewDue = due.flatMap { try? readPartialDate($0).get() }
      let slug = title.lowercased().replacing(" ", with: "-")
      return Policy(slug: slug, formerSlugs: [], versions: [version])
    }
    return register
  }
}
