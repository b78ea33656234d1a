internal import Foundation

extension WritingProblem {
  /// What went wrong, as a sentence.
  var message: String {
    switch self {
    case .differs(let file):
      return "'\(file)' is there already and differs; nothing was written."
    case .edited(let file, let folder):
      return "'\(folder)/\(file)' is not as Weigh wrote it: it was edited by hand, or made by "
        + "another program; nothing was written."
    case .folderInPlace(let file): return "'\(file)' is a folder; nothing was written."
    case .appeared(let file):
      return "'\(file)' appeared while the files were written; it was left as it is."
    case .busy(let folder): return "another export is writing to '\(folder)'; nothing was written."
    case .noFolder(let folder, let number):
      return "cannot write to '\(folder)': \(Self.reason(number)); nothing was written."
    case .cannotWrite(let file, let number):
      return "cannot write '\(file)': \(Self.reason(number)); nothing half-written is left."
    }
  }

  /// What to do, where something can be done.
  var hint: String? {
    switch self {
    case .differs: return "To replace it: --force."
    case .edited(let file, _): return "To replace it all the same: --force-file '\(file)'."
    case .folderInPlace: return "Move it away, or name another folder: --out FOLDER."
    case .appeared: return "Run it again."
    case .busy: return "Wait until it ends, then run it again."
    case .noFolder, .cannotWrite: return nil
    }
  }

  private static func reason(_ number: Int32) -> String {
    switch number {
    case ENOSPC: return "the disk is full"
    case EDQUOT: return "the quota is used up"
    case EROFS: return "the disk is read-only"
    case EACCES, EPERM: return "it is not allowed"
    case ENOTDIR, EEXIST: return "a file stands where a folder must"
    case EISDIR: return "a folder stands where a file must"
    case ENAMETOOLONG: return "the name is too long"
    default: return String(cString: strerror(number)).lowercased()
    }
  }
}
