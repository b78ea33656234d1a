@main struct Weigh { static func main() {} }
