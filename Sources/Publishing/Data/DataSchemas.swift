import SourceText

/// What the data files of the site hold, as JSON Schema (draft 2020-12), published beside them.
///
/// Whoever adds a field to a file adds it here: no file may hold one that its schema does not know.
extension Edition {
  func dataSchemas() -> [SiteFile] {
    [
      (addresses.policyData, policySchema), (addresses.clauseData, clauseSchema),
      (addresses.calendarData, calendarSchema), (Address("api/versions.json"), versionSchema),
    ].map { data, schema in
      SiteFile(path: addresses.schema(of: data).file, content: .bytes(Array(schema.utf8)))
    }
  }
}

private let policySchema = #"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Every policy with its facts",
    "description": "A fact that the source does not state is null or an empty list. Addresses are paths below the site.",
    "type": "object",
    "properties": {
      "$schema": {"type": "string"},
      "as_of": {"$ref": "#/$defs/day", "description": "The day for which all this is true."},
      "title": {"type": "string", "description": "The portal's title."},
      "base_url": {"type": ["string", "null"], "format": "uri", "description": "Where the site stands."},
      "languages": {
        "description": "Of a portal in several languages; all facts are given in the first.",
        "type": "array", "items": {"type": "string"}, "minItems": 2
      },
      "councils": {"type": "array", "items": {"$ref": "#/$defs/council"}},
      "policies": {"type": "array", "items": {"$ref": "#/$defs/policy"}}
    },
    "required": ["as_of", "title", "base_url", "councils", "policies"],
    "additionalProperties": false,
    "$defs": {
      "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
      "date": {
        "description": "As precise as its source: a year, a month or a day.",
        "type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
      },
      "text": {"type": ["string", "null"]},
      "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
      "optional_name": {"type": ["string", "null"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
      "path": {"type": "string", "pattern": "^/"},
      "council": {
        "type": "object",
        "properties": {
          "council": {"$ref": "#/$defs/name"},
          "name": {"type": "string"},
          "kind": {"enum": ["parish", "town", "community", "city", "borough", "district", "county", null]},
          "website": {"$ref": "#/$defs/text"},
          "address": {"$ref": "#/$defs/path"}
        },
        "required": ["council", "name", "kind", "website", "address"],
        "additionalProperties": false
      },
      "policy": {
        "type": "object",
        "properties": {
          "council": {"$ref": "#/$defs/name"},
          "policy": {"$ref": "#/$defs/name", "description": "Its name in addresses."},
          "title": {"type": "string"},
          "aliases": {"type": "array", "items": {"type": "string"}},
          "kind": {
            "enum": [
              "protocol", "policy", "procedure", "code-of-conduct", "standing-orders", "financial-regulations",
              "scheme", "terms-of-reference", "statement", null
            ]
          },
          "status": {
            "description": "Unstated: the document does not say whether it was adopted.",
            "enum": [
              "draft", "public-draft", "consultation", "adopted", "unstated", "superseded", "withdrawn", "removed"
            ]
          },
          "address": {"$ref": "#/$defs/path", "description": "The page; a clause is its fragment."},
          "versions": {"$ref": "#/$defs/path", "description": "Which version counted from when to when."},
          "purpose": {"$ref": "#/$defs/text"},
          "reference": {"$ref": "#/$defs/text"},
          "version": {"$ref": "#/$defs/text"},
          "lead_officer": {"$ref": "#/$defs/optional_name", "description": "A post of the council."},
          "approving_body": {"$ref": "#/$defs/optional_name"},
          "adopted": {
            "type": ["object", "null"],
            "properties": {
              "date": {"$ref": "#/$defs/date"},
              "body": {"$ref": "#/$defs/optional_name"},
              "minute": {"$ref": "#/$defs/text"},
              "url": {"$ref": "#/$defs/text"}
            },
            "required": ["date"],
            "additionalProperties": false
          },
          "effective": {"$ref": "#/$defs/date", "description": "Where that differs from the adoption."},
          "last_updated": {"$ref": "#/$defs/date"},
          "amendments": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": {
                "date": {"$ref": "#/$defs/date"},
                "kind": {"enum": ["editorial", "substantive", null]},
                "summary": {"type": "string"},
                "minute": {"$ref": "#/$defs/text"}
              },
              "required": ["date", "summary"],
              "additionalProperties": false
            }
          },
          "reviews": {
            "description": "Oldest first. One with the outcome deferred only moved the date.",
            "type": "array",
            "items": {
              "type": "object",
              "properties": {
                "date": {"$ref": "#/$defs/date"},
                "outcome": {"enum": ["no-change", "minor", "revised", "deferred", null]},
                "body": {"$ref": "#/$defs/optional_name"},
                "minute": {"$ref": "#/$defs/text"},
                "until": {"$ref": "#/$defs/date"}
              },
              "required": ["date"],
              "additionalProperties": false
            }
          },
          "review_due": {
            "$ref": "#/$defs/date",
            "description": "When its next review is due. A policy stays in force until the council changes it."
          },
          "ended": {
            "description": "When and why it was, or will be, withdrawn or removed.",
            "type": ["object", "null"],
            "properties": {
              "date": {"$ref": "#/$defs/date"},
              "reason": {"$ref": "#/$defs/text"},
              "minute": {"$ref": "#/$defs/text"},
              "successor": {"$ref": "#/$defs/optional_name"}
            },
            "additionalProperties": false
          },
          "source": {"$ref": "#/$defs/text", "description": "The web address from which the text was taken."},
          "clauses": {"type": "integer", "minimum": 0, "description": "Clauses and paragraphs of its text."},
          "translations": {
            "description": "The same text in other languages of the portal.",
            "type": "array",
            "items": {
              "type": "object",
              "properties": {
                "language": {"type": "string"},
                "title": {"type": "string"},
                "address": {"$ref": "#/$defs/path"}
              },
              "required": ["language", "title", "address"],
              "additionalProperties": false
            }
          }
        },
        "required": [
          "council", "policy", "title", "aliases", "kind", "status", "address", "versions", "purpose", "reference",
          "version", "lead_officer", "approving_body", "adopted", "effective", "last_updated", "amendments",
          "reviews", "review_due", "ended", "source", "clauses"
        ],
        "additionalProperties": false
      }
    }
  }

  """#

private let clauseSchema = #"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Every clause, paragraph and bullet with its address and its official number",
    "description": "The words stand on the policy's page, in the element that has the clause's address as its id.",
    "type": "object",
    "properties": {
      "$schema": {"type": "string"},
      "as_of": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
      "policies": {
        "type": "array",
        "items": {
          "type": "object",
          "properties": {
            "council": {"type": "string"},
            "policy": {"type": "string", "description": "Its name in addresses."},
            "address": {"type": "string", "pattern": "^/"},
            "translations": {
              "description": "The pages on which the clauses stand in other languages, at the same addresses.",
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "language": {"type": "string"},
                  "address": {"type": "string", "pattern": "^/"}
                },
                "required": ["language", "address"],
                "additionalProperties": false
              }
            },
            "clauses": {
              "description": "In the order of the text.",
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "address": {
                    "description": "The fragment of its address, as it stands in a link: 3.1.a",
                    "type": "string", "pattern": "^[^#\\s]+$"
                  },
                  "label": {
                    "description": "As people cite it: 3.1 a). A paragraph or bullet without a number has none.",
                    "type": "string", "minLength": 1
                  },
                  "heading": {"type": "string"}
                },
                "required": ["address"],
                "additionalProperties": false
              }
            }
          },
          "required": ["council", "policy", "address", "clauses"],
          "additionalProperties": false
        }
      }
    },
    "required": ["as_of", "policies"],
    "additionalProperties": false
  }

  """#

private let calendarSchema = #"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Every review that is ahead or has passed",
    "type": "object",
    "properties": {
      "$schema": {"type": "string"},
      "as_of": {"$ref": "#/$defs/day"},
      "next_change": {
        "anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}],
        "description": "The next day on which a page changes by itself."
      },
      "lead_months": {"type": "integer", "minimum": 1, "maximum": 24},
      "reviews": {
        "type": "array",
        "items": {
          "type": "object",
          "properties": {
            "council": {"type": "string"},
            "policy": {"type": "string"},
            "title": {"type": "string"},
            "address": {"type": "string", "pattern": "^/"},
            "state": {"enum": ["unscheduled", "current", "coming-up", "due", "passed"]},
            "due": {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
            "from": {"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}], "description": "The first day of due."},
            "to": {"anyOf": [{"$ref": "#/$defs/day"}, {"type": "null"}], "description": "Its last day."},
            "lead_officer": {"type": ["string", "null"]},
            "approving_body": {"type": ["string", "null"]},
            "feed": {"type": ["string", "null"], "pattern": "^/.*[.]ics$"}
          },
          "required": ["council", "policy", "title", "address", "state", "due", "from", "to", "feed"],
          "additionalProperties": false
        }
      }
    },
    "required": ["as_of", "next_change", "lead_months", "reviews"],
    "additionalProperties": false,
    "$defs": {"day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}
  }

  """#

/// Of the file `versions.json` beside each policy.
private let versionSchema = #"""
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Which version of a policy counts from when to when",
    "type": "object",
    "properties": {
      "versions": {
        "description": "Oldest first.",
        "type": "array",
        "items": {
          "type": "object",
          "properties": {
            "status": {"type": "string"},
            "from": {"$ref": "#/$defs/day", "description": "The first day; null is not known."},
            "to": {"$ref": "#/$defs/day", "description": "The first day after; null is open."},
            "address": {"type": ["string", "null"], "pattern": "^/"}
          },
          "required": ["status", "from", "to", "address"],
          "additionalProperties": false
        }
      }
    },
    "required": ["versions"],
    "additionalProperties": false,
    "$defs": {"day": {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}
  }

  """#
