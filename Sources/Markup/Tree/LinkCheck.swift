import SourceText

/// What a link or a picture may lead to, judged by its target alone. Whether a page or a file stands there
/// is Governance's business.

func linkFinding(target: String, at place: Place) -> Finding? {
  guard let scheme = scheme(of: target), !["http", "https", "mailto", "tel"].contains(scheme) else {
    return nil
  }
  return Finding(
    .linkScheme, "a link leads to a \"\(scheme):\" address, which is not published", at: place,
    repair: "use an address that starts with https://, http://, mailto: or tel:, or a page of this portal")
}

func imageFindings(source: String, alternative: String, at place: Place) -> [Finding] {
  var findings: [Finding] = []
  if let scheme = scheme(of: source), scheme != "http", scheme != "https" {
    findings.append(
      Finding(
        .linkScheme, "a picture comes from a \"\(scheme):\" address, which is not published", at: place,
        repair: "put the picture's file into the council's attachments and name that"))
  } else if !isPicture(source) {
    findings.append(
      Finding(
        .imageKind, "\"\(source)\" is not a PNG, JPEG or WebP picture by its name", at: place,
        repair: "save the picture as .png, .jpg or .webp and name that file"))
  }
  if alternative.utf8.allSatisfy({ $0 == .space }) {
    findings.append(
      Finding(
        .imageWithoutText, "a picture has no words for people who cannot see it", at: place,
        repair: "say between the square brackets what it shows: ![Map of the parish](map.png)"))
  }
  return findings
}

/// The scheme of an address in lower case, judged as a browser does: control characters and spaces are
/// put aside first (WHATWG URL, basic URL parser), so that `java&#10;script:` is seen for what it is.
private func scheme(of target: String) -> String? {
  let bytes = target.utf8.filter { $0 > 0x20 && $0 != 0x7F }
  guard let colon = bytes.firstIndex(of: .colon) else { return nil }
  let name = bytes[..<colon]
  guard !name.isEmpty, !name.contains(where: { $0 == .slash || $0 == .questionMark || $0 == .hash }) else {
    return nil
  }
  return String(decoding: name, as: UTF8.self).lowercased()
}

private func isPicture(_ source: String) -> Bool {
  let path = source.utf8.prefix { $0 != .questionMark && $0 != .hash }
  let name = String(decoding: path, as: UTF8.self).lowercased()
  return [".png", ".jpg", ".jpeg", ".webp"].contains(where: name.hasSuffix)
}
