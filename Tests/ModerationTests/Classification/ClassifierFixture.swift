@testable import Moderation

/// Small tables of our own, so that a test states all that matters.
enum Fixture {
  static let english = """
    language = "en"
    status = "measured"
    function_words = ["the", "and", "of", "is", "to", "in", "a", "was", "for", "that", "it", "with"]
    turns = ['however, here']
    innocent = []
    [[rules]]
    id = "en-01"
    tier = 1
    re = '''\\bi (cannot|can't) (help|do that)'''
    note = "inability"
    hit = "I cannot help with that."
    miss = "I can help."
    [[rules]]
    id = "en-02"
    tier = 2
    re = '\\bis unethical\\b'
    note = "judgment"
    hit = "That is unethical."
    miss = "That is fine."
    [[rules]]
    id = "en-03"
    tier = 3
    re = '\\bhostile forces abroad\\b'
    note = "official line"
    hit = "Hostile forces abroad spread this."
    miss = "Forces are vectors."
    """
  static let chinese = """
    language = "zh"
    status = "measured"
    function_words = []
    turns = []
    innocent = []
    [[rules]]
    id = "zh-01"
    tier = 1
    re = '我[^。，！？]{0,12}无法'
    note = "inability"
    hit = "我无法回答。"
    miss = "我可以回答。"
    """
  static let thai = """
    language = "th"
    status = "pending"
    function_words = []
    turns = []
    innocent = []
    [[rules]]
    id = "th-01"
    tier = 2
    re = 'ขอแนะนำให้'
    note = "advice"
    hit = "ขอแนะนำให้ปรึกษาผู้เชี่ยวชาญ"
    miss = "สวัสดีครับ"
    """
  static let hindi = """
    language = "hi"
    status = "unvalidated"
    function_words = []
    turns = []
    innocent = []
    [[rules]]
    id = "hi-01"
    tier = 1
    re = 'नहीं कर सकत'
    note = "inability"
    hit = "मैं यह नहीं कर सकता।"
    miss = "मैं यह करूँगा।"
    """
  static let index = """
    version = "9.9.9"
    [decoys]
    sv = ["och", "att", "det", "som", "inte", "för", "är", "på", "en", "jag"]
    """

  static func tables() throws -> PhraseTables {
    try PhraseTables(sources: [
      "en": english, "zh": chinese, "th": thai, "hi": hindi, "index": index,
    ])
  }

  static func classifier() throws -> Classifier { Classifier(try tables()) }
}
