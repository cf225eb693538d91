package org.bounceback.slack;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.bounceback.data.UntrustedText;
import org.jspecify.annotations.Nullable;

/** Converts plain text to Slack's mrkdwn, and mrkdwn to plain text. */
final class MrkdwnText {
  private static final int MAX_FALLBACK = 3000;

  /** Slack's notation for links and mentions: {@code <target|label>} or {@code <target>}. */
  private static final Pattern REFERENCE = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");

  private MrkdwnText() {}

  /** Escapes text so that Slack shows it unchanged, within the limit of {@code chat.update}. */
  static String escaped(String text) {
    String cleaned = UntrustedText.clean(text);
    String escaped = escape(cleaned);
    if (escaped.length() <= MAX_FALLBACK) {
      return escaped;
    }
    var truncated = new StringBuilder();
    for (int i = 0; i < cleaned.length(); i = cleaned.offsetByCodePoints(i, 1)) {
      String next = escape(Character.toString(cleaned.codePointAt(i)));
      if (truncated.length() + next.length() >= MAX_FALLBACK) {
        break;
      }
      truncated.append(next);
    }
    return truncated + "…";
  }

  /** Returns what a user typed as plain text: links become their labels, mentions are removed. */
  static String typed(String text) {
    Matcher reference = REFERENCE.matcher(text);
    var plain = new StringBuilder();
    while (reference.find()) {
      reference.appendReplacement(
          plain, Matcher.quoteReplacement(shown(reference.group(1), reference.group(2))));
    }
    reference.appendTail(plain);
    return plain.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip();
  }

  private static String shown(String target, @Nullable String label) {
    if (target.startsWith("@") || target.startsWith("#") || target.startsWith("!")) {
      return "";
    }
    return label == null ? target.replaceFirst("^mailto:", "") : label;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
