import SourceText

/// What a link or a picture may lead to, judged by its target alone. Whether a page or a file stands there
/// is Governance's business.

func linkFinding(target: String, at place: Place) -> Finding? {
  guard let scheme = scheme(of: target), !["http", "https", "mailto", "tel"].contains(scheme) else {
    return nil
  }
  // `C:` is the letter of a disk.
  if scheme == "file" || scheme.utf8.count == 1 {
    return Finding(
      .linkScheme, "the link leads to a file on one computer, where no reader can get it", at: place,
      repair: "put the file into the council's attachments and name it from there: attachments/form.pdf")
  }
  return Finding(
    .linkScheme, "the link leads to a \"\(scheme):\" address, which is not published", at: place,
    repair: "use an address that starts with https://, http://, mailto: or tel:, or a page of this portal")
}

func imageFindings(source: String, alternative: String, at place: Place) -> [Finding] {
  var findings: [Finding] = []
  // A picture from elsewhere is refused whatever it is, when links are followed.
  if scheme(of: source) == nil, !isPicture(source) {
    findings.append(
      Finding(
        .imageKind, "\(source) is not a PNG, JPEG or WebP picture by its name", at: place,
        repair: "save the picture as .png, .jpg or .webp and name that file, "
          + "or take out the ! to make a link of it"))
  }
  if alternative.utf8.allSatisfy({ $0 == .space }) {
    findings.append(
      Finding(
        .imageWithoutText, "the picture has no words for people who cannot see it", at: place,
        repair: "say between the square brackets what it shows: ![Map of the parish](attachments/map.png)"))
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
