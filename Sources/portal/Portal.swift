import PortalCommands

@main
struct Portal {
  static func main() {
    PortalCommand.main()
  }
}
