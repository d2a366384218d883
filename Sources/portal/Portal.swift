import PortalCommands

@main
struct Portal {
  static func main() {
    runPortal()
  }
}
