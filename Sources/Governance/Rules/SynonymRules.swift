/// Mistakes in `synonyms.yml`, the words that mean the same to somebody who searches.

package import SourceText

extension Rule {
  package static let synonymUnclear = Rule(
    "synonym-unclear", .error,
    """
    In synonyms.yml each line is a group of words that mean the same to somebody who searches: whoever types \
    one also finds the others. A group has two words or more with commas between them, each is a single word, \
    and no word stands in two groups. Endings need not be written out: bully stands for bullied and bullying.
    """,
    example: """
      synonyms:
        - bully
        - harass, victimise

      synonyms:
        - bully, harass, victimise
      """)
}
