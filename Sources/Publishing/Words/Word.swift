/// The words that the program itself puts on pages, by their keys in `Templates/words.en.yml`.
///
/// A word file must hold every one of them, with just the placeholders listed here; words that only
/// templates use (`{{words.key}}`) are not listed.
package enum Word: String, Sendable, CaseIterable {
  // Dates
  case january, february, march, april, may, june
  case july, august, september, october, november, december
  case dateDay = "date_day"
  case dateMonth = "date_month"
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  // Languages
  case languageName = "language_name"
  case languageEnglish = "language_english"
  case languageWelsh = "language_welsh"
  case textInOtherLanguage = "text_in_other_language"

  // Statuses
  case statusDraft = "status_draft"
  case statusPublicDraft = "status_public_draft"
  case statusConsultation = "status_consultation"
  case statusInForce = "status_in_force"
  case statusTakesEffectOn = "status_takes_effect_on"
  case statusTakesEffectIn = "status_takes_effect_in"
  case statusAdopted = "status_adopted"
  case statusUnstated = "status_unstated"
  case statusSuperseded = "status_superseded"
  case statusWithdrawn = "status_withdrawn"
  case statusRemoved = "status_removed"
  case standingInForce = "standing_in_force"
  case standingToCome = "standing_to_come"
  case standingUnstated = "standing_unstated"
  case standingPublicDraft = "standing_public_draft"
  case standingConsultation = "standing_consultation"
  case standingDraft = "standing_draft"
  case standingSuperseded = "standing_superseded"
  case standingWithdrawn = "standing_withdrawn"
  case standingRemoved = "standing_removed"
  case consultationCloses = "consultation_closes"
  case consultationClosed = "consultation_closed"
  case proposalLead = "proposal_lead"
  case nextTextLead = "next_text_lead"
  case draftFeedTitle = "draft_feed_title"
  case historySpan = "history_span"
  case historyFrom = "history_from"
  case historyUntil = "history_until"
  case withdrawnOn = "withdrawn_on"
  case withdrawnFrom = "withdrawn_from"
  case removedOn = "removed_on"

  // Reviews
  case reviewCurrent = "review_current"
  case reviewComingUp = "review_coming_up"
  case reviewDueOn = "review_due_on"
  case reviewDueDuring = "review_due_during"
  case reviewPassed = "review_passed"
  case reviewUnscheduled = "review_unscheduled"
  case reviewUnderWay = "review_under_way"

  // Kinds of policies
  case kindProtocol = "kind_protocol"
  case kindPolicy = "kind_policy"
  case kindProcedure = "kind_procedure"
  case kindCodeOfConduct = "kind_code_of_conduct"
  case kindStandingOrders = "kind_standing_orders"
  case kindFinancialRegulations = "kind_financial_regulations"
  case kindScheme = "kind_scheme"
  case kindTermsOfReference = "kind_terms_of_reference"
  case kindStatement = "kind_statement"

  // Facts about a policy
  case factAdopted = "fact_adopted"
  case factEffective = "fact_effective"
  case factLastUpdated = "fact_last_updated"
  case factReasonForUpdate = "fact_reason_for_update"
  case factReviewed = "fact_reviewed"
  case factReviewDue = "fact_review_due"
  case factReviewCycle = "fact_review_cycle"
  case factAmended = "fact_amended"
  case factLeadOfficer = "fact_lead_officer"
  case factApprovingBody = "fact_approving_body"
  case factPublication = "fact_publication"
  case factReference = "fact_reference"
  case factVersion = "fact_version"
  case factBasedOn = "fact_based_on"
  case factAliases = "fact_aliases"
  case factContact = "fact_contact"
  case factLicence = "fact_licence"
  case factBy = "fact_by"
  case factMinute = "fact_minute"
  case factRecord = "fact_record"
  case factUntil = "fact_until"
  case outcomeNoChange = "outcome_no_change"
  case outcomeMinor = "outcome_minor"
  case outcomeRevised = "outcome_revised"
  case outcomeDeferred = "outcome_deferred"
  case cycleYear = "cycle_year"
  case cycleYears = "cycle_years"
  case cycleMonth = "cycle_month"
  case cycleMonths = "cycle_months"
  case cycleAnnualMeeting = "cycle_annual_meeting"
  case cycleCouncilTerm = "cycle_council_term"
  case sourceRetrieved = "source_retrieved"

  // What an auditor asks
  case auditTitle = "audit_title"
  case auditInForceOn = "audit_in_force_on"
  case auditInForce = "audit_in_force"
  case auditInForceEarlier = "audit_in_force_earlier"
  case auditNotInForce = "audit_not_in_force"
  case auditUnclear = "audit_unclear"

  // Attachments
  case attachmentAdoptedOriginal = "attachment_adopted_original"
  case attachmentMinute = "attachment_minute"
  case attachmentForm = "attachment_form"
  case attachmentOther = "attachment_other"
  case sizeKilobytes = "size_kilobytes"
  case sizeMegabytes = "size_megabytes"

  // The text of a policy
  case tableLabel = "table_label"
  case namedTableLabel = "named_table_label"
  case codeLabel = "code_label"
  case footnotesHeading = "footnotes_heading"
  case footnoteBack = "footnote_back"
  case noteLabel = "note_label"
  case namedIn = "named_in"
  case linkAddresses = "link_addresses"

  // Citing a part of a policy
  case citationDraft = "citation_draft"
  case citationProposal = "citation_proposal"
  case citationBullet = "citation_bullet"
  case citationParagraph = "citation_paragraph"
  case citationBeyond = "citation_beyond"
  case citationHeading = "citation_heading"
  case citationOrdinals = "citation_ordinals"

  // Places in a text, in lists of them
  case placeParagraph = "place_paragraph"
  case placeBullet = "place_bullet"
  case placeFootnote = "place_footnote"
  case placeWithin = "place_within"
  case postHolder = "post_holder"
  case postHolderSince = "post_holder_since"

  // Laws and places in them
  case lawPart = "law_part"
  case lawChapter = "law_chapter"
  case lawSection = "law_section"
  case lawRegulation = "law_regulation"
  case lawArticle = "law_article"
  case lawRule = "law_rule"
  case lawSchedule = "law_schedule"
  case lawParagraph = "law_paragraph"
  case lawOnlySchedule = "law_only_schedule"
  case lawWhole = "law_whole"
  case laterSame = "later_same"
  case laterNumber = "later_number"
  case laterNumberReworded = "later_number_reworded"
  case laterReworded = "later_reworded"
  case laterWithoutNumber = "later_without_number"
  case laterGone = "later_gone"

  // Calendar feeds
  case feedTitle = "feed_title"
  case councilFeedTitle = "council_feed_title"
  case partFeedTitle = "part_feed_title"
  case feedDescription = "feed_description"
  case eventLead = "event_lead"
  case eventDueOn = "event_due_on"
  case eventDueDuring = "event_due_during"
  case eventLastMonth = "event_last_month"
  case eventDescription = "event_description"
  case eventCancelled = "event_cancelled"
  case eventCancelledDescription = "event_cancelled_description"
  case digestOne = "digest_one"
  case digestMany = "digest_many"
  case digestLead = "digest_lead"
  case digestLine = "digest_line"
  case digestNone = "digest_none"

  // Lists and pages
  case onePolicy = "one_policy"
  case manyPolicies = "many_policies"
  case adoptedOn = "adopted_on"
  case updatedOn = "updated_on"
  case amendedOn = "amended_on"
  case reviewedOn = "reviewed_on"
  case during = "during"
  case atAnyTime = "at_any_time"
  case calendarTitle = "calendar_title"
  case calendarShort = "calendar_short"
  case councilCalendarTitle = "council_calendar_title"
  case calendarYearTitle = "calendar_year_title"
  case meetingsTitle = "meetings_title"
  case nextChange = "next_change"
  case legislationTitle = "legislation_title"
  case policiesTitle = "policies_title"
  case policiesShort = "policies_short"
  case aboutTitle = "about_title"
  case policiesLead = "policies_lead"
  case policiesByKind = "policies_by_kind"
  case policiesByKindLead = "policies_by_kind_lead"
  case policiesByStatus = "policies_by_status"
  case policiesByStatusLead = "policies_by_status_lead"
  case policiesByLeadOfficer = "policies_by_lead_officer"
  case policiesByLeadOfficerLead = "policies_by_lead_officer_lead"
  case orderTitle = "order_title"
  case orderKind = "order_kind"
  case orderStatus = "order_status"
  case orderLeadOfficer = "order_lead_officer"
  case kindNotStated = "kind_not_stated"
  case leadOfficerNotStated = "lead_officer_not_stated"
  case notFoundTitle = "not_found_title"
  case homeTitle = "home_title"
  case sortedOn = "sorted_on"

  // What changed, for feed readers
  case changesTitle = "changes_title"
  case changeTitle = "change_title"

  // Search
  case searchTitle = "search_title"
  case searchMany = "search_many"
  case searchNone = "search_none"
  case descriptionSearch = "description_search"

  // For search engines and messages
  case descriptionHome = "description_home"
  case descriptionCouncil = "description_council"
  case descriptionPolicy = "description_policy"
  case descriptionPolicies = "description_policies"
  case descriptionCalendar = "description_calendar"
  case descriptionAudit = "description_audit"
  case descriptionMeetings = "description_meetings"
  case descriptionLegislation = "description_legislation"
  case descriptionBody = "description_body"
  case descriptionPost = "description_post"
}

extension Word {
  /// A place in a word that the program fills: `{date}`.
  package enum Placeholder: String, Sendable, CaseIterable {
    case day, month, year, date, count, council, title, body, minute, until, number, place, clause, holder
    case ordinal, query, change, language
  }

  static let months: [Word] = [
    .january, .february, .march, .april, .may, .june,
    .july, .august, .september, .october, .november, .december,
  ]

  static let weekdays: [Word] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]

  /// What a word file must leave room for in this word, and nothing else.
  package var placeholders: [Placeholder] {
    switch self {
    case .dateDay: [.day, .month, .year]
    case .dateMonth: [.month, .year]
    case .statusInForce, .statusTakesEffectOn, .statusTakesEffectIn, .reviewCurrent, .reviewComingUp,
      .reviewDueOn, .reviewDueDuring, .reviewPassed, .reviewUnderWay, .factUntil, .adoptedOn, .updatedOn,
      .reviewedOn,
      .amendedOn,
      .during, .atAnyTime, .consultationCloses, .consultationClosed, .historyFrom, .withdrawnOn, .removedOn,
      .withdrawnFrom, .nextTextLead,
      .sortedOn, .sourceRetrieved, .nextChange, .auditInForceOn:
      [.date]
    case .textInOtherLanguage: [.language]
    case .historySpan: [.date, .until]
    case .changeTitle: [.title, .council, .change]
    case .historyUntil: [.until]
    case .factBy: [.body]
    case .factMinute: [.minute]
    case .laterNumber, .laterNumberReworded: [.number]
    case .cycleYears, .cycleMonths, .sizeKilobytes, .sizeMegabytes, .manyPolicies, .digestMany,
      .citationBeyond, .searchMany:
      [.count]
    case .searchNone: [.query]
    case .citationBullet, .citationParagraph: [.ordinal]
    case .feedTitle, .draftFeedTitle, .changesTitle, .descriptionHome, .citationHeading: [.title]
    case .councilFeedTitle, .descriptionCouncil, .councilCalendarTitle, .meetingsTitle, .descriptionMeetings,
      .auditTitle, .descriptionAudit:
      [.council]
    case .calendarYearTitle: [.year]
    case .descriptionPolicy, .descriptionPost, .descriptionBody, .partFeedTitle: [.title, .council]
    case .eventLead, .eventDueOn, .eventDueDuring, .eventLastMonth, .eventCancelled, .digestLine:
      [.title, .date]
    case .eventDescription, .eventCancelledDescription: [.title, .council, .date]
    case .namedTableLabel: [.title]
    case .placeParagraph, .placeBullet, .placeFootnote: [.number]
    case .placeWithin: [.clause, .place]
    case .postHolder: [.holder]
    case .postHolderSince: [.holder, .date]
    case .lawPart, .lawChapter, .lawSection, .lawRegulation, .lawArticle, .lawRule, .lawSchedule,
      .lawParagraph:
      [.number]
    default: []
    }
  }
}
