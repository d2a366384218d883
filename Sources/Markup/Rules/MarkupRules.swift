package import SourceText

/// Every rule that can be broken by one file on its own.
package let markupRules: [Rule] = [
  .fileTooLarge, .textEncoding, .controlCharacter, .nestingTooDeep,
  .frontMatterMissing, .frontMatterUnclosed, .fieldUnreadable, .colonUnquoted, .spaceAfterColon,
  .curlyQuotes, .textAfterHash, .tabIndentation, .keyRepeated, .keyNotText, .fieldShorthand,
  .severalDocuments,
  .rawHTML, .linkScheme, .imageKind, .imageWithoutText,
  .tableColumns, .tableCells, .footnoteRepeated, .footnoteUnused, .footnoteUndefined,
  .labelInText, .labelRepeated, .labelMissing, .labelOrder, .typedContents,
  .strayAsterisks, .sentenceCut, .headingInText, .footnoteFused, .doubledStop, .wordsJoined, .tabTable,
]
