package import SourceText

/// Every rule that reading the register can bring up.
package let governanceRules: [Rule] = [
  .portalMissing, .councilsMissing, .councilUnnamed, .councilsMixed, .policiesMissing, .fileMisplaced,
  .slugUnclear, .reservedSlug, .addressTaken, .versionMisnamed, .translationUnpublished,
  .translationAlone, .translationContradicts, .translationMisaligned,
  .fieldMissing, .fieldUnknown, .fieldShape, .valueUnknown, .postUnknown, .bodyUnknown, .webAddressUnclear,

  .spanUnclear, .dateUnclear, .dateImpossible,
  .reviewBeforeAdoption, .reviewedBeforeAdoption, .effectiveBeforeAdoption, .reviewDueDisagrees,
  .reviewUnscheduled, .deferralOpen, .deferralBackwards, .untilUnused, .reviewStartedOver, .factsMissing,
  .statusDisagrees, .statusIncomplete,
  .versionsUndated,
  .textMissing, .textOnlyAttached, .headDisagrees, .anchorRepeated, .clauseUnknown,
  .danglingLink, .attachmentOutside, .attachmentMissing, .attachmentKind, .policyUnknown,
  .pageIncomplete, .statementUndated,
  .referenceUnknown, .policyAmbiguous, .lawUnknown, .lawUnclear,
  .lawNumberUnclear, .lawRepeated, .shortFormShared,
  .acceptedUnused, .acceptedUnclear, .synonymUnclear,
]
