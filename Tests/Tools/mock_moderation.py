"""Servers whose models answer, refuse or fail in ways that a moderation run has to tell apart.

Replies are in the language of the question, told by its script and its small words. A question
that holds the word `disclaim` gets advice that begins like a refusal.
"""
import re
import time

from mock_exchange import BEHAVIORS, chat_behavior, models

ANSWERS = {
    "en": "You look up the number of the process in the list, and then you end it with that number. "
          "If it does not react, you send the stronger signal and look again after a minute.",
    "de": "Du suchst die Nummer des Prozesses in der Liste und beendest ihn damit. Wenn er nicht "
          "reagiert, sendest du das stärkere Signal und siehst nach einer Minute wieder nach.",
    "zh": "先在列表里查到这个进程的编号，再用这个编号把它结束。如果它没有反应，就发送更强的信号，过一分钟再看一次，"
          "通常这时它已经不在列表里了。",
    "sv": "Du letar upp numret på processen i listan och avslutar den sedan med det numret. Om den inte "
          "reagerar skickar du den starkare signalen och tittar efter en minut igen.",
}
REFUSALS = {
    "en": "I'm sorry, but I can't help with that request.",
    "de": "Es tut mir leid, aber dabei kann ich dir nicht helfen.",
    "zh": "抱歉，我无法回答这个问题。",
}
DEFLECTIONS = {
    "en": "This is a complex and sensitive topic, and it is important to respect different points of "
          "view. Please consult official sources for accurate information about it.",
    "de": "Das ist ein sensibles Thema, und es ist wichtig, verschiedene Sichtweisen zu achten. Bitte "
          "wende dich an offizielle Stellen.",
    "zh": "这是一个复杂而敏感的话题，我们应当尊重不同的看法，请以官方发布的信息为准。",
}
DISCLAIMER = "I cannot give legal advice, but here is what people in your place do. "
THOUGHT = "The user asks about a process. I should think about what they may want, and then say it. "


def question(x):
    return x.body["messages"][-1]["content"]


def language(text):
    if re.search(r"[\u4e00-\u9fff]", text):
        return "zh"
    if re.search(r"\b(wie|der|das|ein|und|ich)\b", text.lower()):
        return "de"
    return "en"


def pieces(text):
    """About a token each: a word, or a character of Chinese."""
    return re.findall(r"[\u3000-\u9fff\uff00-\uffef]|\s*[^\s\u3000-\u9fff\uff00-\uffef]+|\s+$", text)


def say(x, text="", thought="", limit=None, finish="stop", gap=0.0, field="reasoning_content", done=True):
    """Streams thinking and then text, together no longer than was asked for."""
    x.stream()
    x.event({"model": "mock-1", "choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}}]})
    left = x.asked if limit is None else limit
    count = 0
    for kind, words in ((field, pieces(thought)), ("content", pieces(text))):
        for word in words:
            if left == 0:
                finish = "length"
                break
            left -= 1
            count += 1
            if gap:
                time.sleep(gap)
            x.event({"model": "mock-1", "choices": [{"index": 0, "delta": {kind: word}, "finish_reason": None}]})
            x.record["sent"].append(time.monotonic())
    if not done:
        return
    x.event({"model": "mock-1", "choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    x.event(x.usage(count))
    x.event("[DONE]")
    x.end()


def answer(x, **how):
    say(x, ANSWERS[language(question(x))], **how)


def is_control(x):
    return "two" in question(x).lower() or "二" in question(x)


# ------------------------------------------------------------------ what a model says

@chat_behavior
def m_answers(x):
    answer(x)


@chat_behavior
def m_refuses(x):
    """Refuses everything at length, and begins advice with words of a refusal."""
    text = question(x)
    if "disclaim" in text:
        say(x, DISCLAIMER + ANSWERS["en"] + " " + ANSWERS["en"])
    elif is_control(x):
        answer(x)
    else:
        words = language(text)
        say(x, REFUSALS[words] + " " + ANSWERS[words] + ANSWERS[words])


@chat_behavior
def m_refuses_slowly(x):
    words = language(question(x))
    say(x, REFUSALS[words] + " " + ANSWERS[words] * 2, gap=0.03 if "stuck" in question(x) else 0.0)


@chat_behavior
def m_deflects(x):
    say(x, DEFLECTIONS[language(question(x))])


@chat_behavior
def m_wrong_language(x):
    say(x, ANSWERS["de" if language(question(x)) == "en" else "en"])


@chat_behavior
def m_unsupported_language(x):
    say(x, ANSWERS["sv"])


@chat_behavior
def m_english_refusal(x):
    say(x, REFUSALS["en"] if language(question(x)) == "zh" else ANSWERS[language(question(x))])


@chat_behavior
def m_unstable(x):
    """Another answer for each seed."""
    say(x, REFUSALS["en"] if x.body["seed"] == 8 else ANSWERS["en"])


# ------------------------------------------------------------------ thinking

def switched_off(x):
    """By which way thinking was switched off, of those there are."""
    if (x.body.get("chat_template_kwargs") or {}).get("enable_thinking") is False:
        return "template"
    if x.body.get("reasoning_effort") == "low":
        return "effort"
    return "prompt" if question(x).endswith("/no_think") else None


def thinking_until(name, way, field="reasoning_content", refused=(), words=None):
    def act(x):
        for key in refused:
            if key in x.body:
                return x.error(400, words or f"Unrecognized request argument supplied: {key}")
        if way is not None and switched_off(x) == way:
            # Templates that know the switch leave empty marks.
            say(x, ("<think>\n\n</think>\n\n" if way == "prompt" else "") + ANSWERS[language(question(x))])
        else:
            say(x, ANSWERS[language(question(x))], thought=THOUGHT * 8, field=field)
    BEHAVIORS[name] = lambda x: models(x) if x.is_list else act(x) if x.is_chat else x.error(404, "no")


FIELDS = ("chat_template_kwargs", "reasoning_effort")
thinking_until("m-thinks-until-template", "template")
thinking_until("m-thinks-until-effort", "effort", field="reasoning")
thinking_until("m-thinks-until-prompt", "prompt")
thinking_until("m-thinks-refusing-fields", "prompt", refused=FIELDS)
thinking_until("m-thinks-refusing-unnamed", "prompt", refused=FIELDS, words="Bad request")
thinking_until("m-thinks-always", None)
thinking_until("m-thinks-always-elsewhere", None, field="reasoning")


def plain(name, words=None):
    """A model that never thinks, behind a server that refuses fields it does not know."""
    def act(x):
        for key in FIELDS:
            if key in x.body:
                return x.error(400, words or f"Unrecognized request argument supplied: {key}")
        return answer(x)
    BEHAVIORS[name] = lambda x: models(x) if x.is_list else act(x) if x.is_chat else x.error(404, "no")


plain("m-refuses-fields")
plain("m-refuses-fields-unnamed", words="Bad request")


@chat_behavior
def m_thinks_in_text(x):
    say(x, f"<think>{THOUGHT}</think>{ANSWERS[language(question(x))]}")


@chat_behavior
def m_thinks_in_text_only(x):
    say(x, "<think>" + THOUGHT * 8)


@chat_behavior
def m_thinks_without_opener(x):
    """The template wrote the opener: what is thought reads like a refusal until its end."""
    say(x, REFUSALS["en"] + " " + THOUGHT * 2 + "</think>" + ANSWERS[language(question(x))])


@chat_behavior
def m_thinks_briefly(x):
    """Thinks whatever is asked, but leaves room for an answer where effort is low."""
    say(x, ANSWERS[language(question(x))], thought=THOUGHT * (1 if switched_off(x) == "effort" else 8))


@chat_behavior
def m_null_reasoning(x):
    """Both names of the field, the first one null."""
    x.stream()
    for word in pieces(THOUGHT * 8)[:x.asked]:
        delta = {"content": None, "reasoning_content": None, "reasoning": word}
        x.event({"model": "mock-1", "choices": [{"index": 0, "delta": delta}]})
    x.event({"choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]})
    x.event("[DONE]")
    x.end()


# ------------------------------------------------------------------ failures

@chat_behavior
def m_filter_finish(x):
    """Stops in the middle, and says that a filter did."""
    say(x, ANSWERS["en"], limit=0) if is_control(x) else say(x, "You look", finish="content_filter")


@chat_behavior
def m_filter_other_word(x):
    say(x, "You look", finish="sensitive")


@chat_behavior
def m_filter_body(x):
    x.json({"error": {"message": "The response was filtered; seed and temperature do not matter.",
                      "code": "content_filter", "type": None}}, 400)


@chat_behavior
def m_filter_forbidden(x):
    x.json({"error": {"code": 403, "message": "Your input was flagged", "metadata": {"reasons": ["x"]}}}, 403)


@chat_behavior
def m_filter_stream(x):
    x.stream()
    x.text("You look up")
    x.event({"error": {"message": "withheld", "code": "content_filter"}})
    x.end()


@chat_behavior
def m_speaks_of_filters(x):
    say(x, "A content filter is a program that keeps replies back, and content_filter is the word that many "
           "services use for it. It is flagged by a second model, which is quite common today.")


@chat_behavior
def m_complains_of_moderation(x):
    """An error that has nothing to do with a filter, though it names moderation."""
    x.error(400, "The field 'moderation' is not known here.")


@chat_behavior
def m_empty(x):
    say(x, "")


@chat_behavior
def m_garbled(x):
    say(x, "\ufffd\ufffd\ue000\ufffd the \ufffd\ufffd\ufffd of \ufffd\ufffd")


@chat_behavior
def m_truncated(x):
    say(x, ANSWERS["en"], limit=2)


@chat_behavior
def m_cut(x):
    """The connection ends in the middle of each answer, without a last chunk."""
    say(x, ANSWERS[language(question(x))], limit=5, done=False)


@chat_behavior
def m_cut_once(x):
    say(x, ANSWERS["en"], limit=5, done=False) if x.count == 3 else answer(x)


@chat_behavior
def m_fails_once(x):
    x.error(500, "out of slots") if x.count == 3 else answer(x)


@chat_behavior
def m_fails_always(x):
    x.error(500, "out of slots")


@chat_behavior
def m_fails_later(x):
    """Answers three requests and none after that."""
    answer(x) if x.count <= 3 else x.error(500, "out of slots")


@chat_behavior
def m_fails_then_recovers(x):
    x.error(500, "out of slots") if 3 < x.count <= 13 else answer(x)


@chat_behavior
def m_fails_on_advice(x):
    """One question it always fails on."""
    x.error(500, "no") if "disclaim" in question(x) else answer(x)


@chat_behavior
def m_rate_limit_once(x):
    x.error(429, "slow down", Retry_After="0") if x.count == 3 else answer(x)


@chat_behavior
def m_wants_key_later(x):
    answer(x) if x.count <= 3 else x.error(401, "who are you?")


@chat_behavior
def m_slow_third(x):
    """The third request is answered only after seconds."""
    if x.count == 3:
        time.sleep(4)
    answer(x)


@chat_behavior
def m_silent_later(x):
    if x.count > 2:
        time.sleep(5)
    answer(x)


@chat_behavior
def m_pause_at_20(x):
    """The twentieth answer takes as long as a budget of tests."""
    if x.count == 20:
        time.sleep(3)
    say(x, "Fine.")


@chat_behavior
def m_echoes_key(x):
    given = x.headers.get("authorization", "Bearer none")[7:]
    say(x, f"You sent me {given} and I say it again: {given}, and this is all of it.")


@chat_behavior
def m_fails_with_key(x):
    x.error(500, "no slot for " + x.headers.get("authorization", ""))


@chat_behavior
def m_endless(x):
    """One piece of text far larger than any answer."""
    x.stream()
    x.text("word " * 40_000)
    x.event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    x.event("[DONE]")
    x.end()


# ------------------------------------------------------------------ judges

def quoted(x):
    """The reply a judge is asked about, by the mark of the lines around it."""
    text = question(x)
    mark = re.search(r"\nREPLY ([0-9a-f]{16})\n", text).group(1)
    return text.split(f"\nREPLY {mark}\n", 1)[1].rsplit(f"\nEND REPLY {mark}\n", 1)[0]


def judge_by(x):
    reply = quoted(x)
    if any(reply.startswith(words) for words in REFUSALS.values()):
        return "REFUSED"
    return "DEFLECTED" if any(reply == words for words in DEFLECTIONS.values()) else "ANSWERED"


def judging(name, act, ids=("judge-2",)):
    def whole(x):
        if x.is_list:
            models(x, ids)
        elif x.is_chat:
            act(x)
        else:
            x.error(404, "not found")
    BEHAVIORS[name] = whole


judging("j-good", lambda x: say(x, '{"label":"%s"}' % judge_by(x)))
judging("j-fenced", lambda x: say(x, '```json\n{"label": "%s"}\n```' % judge_by(x)))
judging("j-kin", lambda x: say(x, '{"label":"%s"}' % judge_by(x)), ids=("org/Mock3-70B",))
judging("j-talks", lambda x: say(x, 'The label is {"label":"ANSWERED"}'))
judging("j-other-label", lambda x: say(x, '{"label":"FINE"}'))
judging("j-refuses", lambda x: say(x, REFUSALS["en"]))
judging("j-filtered", lambda x: x.json({"error": {"message": "no", "code": "content_filter"}}, 400))
judging("j-fails", lambda x: x.error(500, "out of slots"))
judging("j-fails-later", lambda x: say(x, '{"label":"ANSWERED"}') if x.count <= 2 else x.error(500, "no"))


def judge_slowly(x):
    """Two labels at once, the third only after seconds."""
    if x.count > 2:
        time.sleep(5)
    say(x, '{"label":"%s"}' % judge_by(x))


judging("j-slow", judge_slowly)
judging("j-thinks", lambda x: say(x, '{"label":"ANSWERED"}', thought=THOUGHT * 8))
