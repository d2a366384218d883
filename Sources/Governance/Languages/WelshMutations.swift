/// The forms that a Welsh name can have in running text, where the word before it changes its first letter: "at Glerc
/// y Cyngor", "a Chlerc y Cyngor", "fy Nghlerc". Soft, nasal and aspirate mutation, as grammars list them.
func welshMutations(of name: String) -> [String] {
  let beginning = changes.first { name.hasPrefix($0.letters) }
  return (beginning?.forms ?? []).map { form in
    let rest = name.dropFirst(beginning?.letters.count ?? 0)
    // A `g` is lost altogether, and the letter behind it becomes the capital.
    return form.isEmpty ? rest.prefix(1).uppercased() + rest.dropFirst() : form + rest
  }
}

private let changes: [(letters: String, forms: [String])] = [
  ("Ll", ["L"]), ("Rh", ["R"]), ("Ch", []), ("Dd", []), ("Ff", []), ("Ph", []), ("Th", []),
  ("P", ["B", "Mh", "Ph"]), ("T", ["D", "Nh", "Th"]), ("C", ["G", "Ngh", "Ch"]), ("B", ["F", "M"]),
  ("D", ["Dd", "N"]), ("G", ["", "Ng"]), ("M", ["F"]),
]
