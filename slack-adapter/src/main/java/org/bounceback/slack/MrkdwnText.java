package org.bounceback.slack;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.bounceback.data.UntrustedText;
import org.jspecify.annotations.Nullable;

/** Plain text into Slack's own notation, and back. */
final class MrkdwnText {
  private static final int MAX_FALLBACK = 3000;

  /** What Slack writes for links and mentions: {@code <target|label>} or {@code <target>}. */
  private static final Pattern REFERENCE = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");

  private MrkdwnText() {}

  /** Text that Slack shows as it is, within what {@code chat.update} takes. */
  static String escaped(String text) {
    String cleaned = UntrustedText.clean(text);
    String whole = escape(cleaned);
    if (whole.length() <= MAX_FALLBACK) {
      return whole;
    }
    var cut = new StringBuilder();
    for (int i = 0; i < cleaned.length(); i = cleaned.offsetByCodePoints(i, 1)) {
      String next = escape(Character.toString(cleaned.codePointAt(i)));
      if (cut.length() + next.length() >= MAX_FALLBACK) {
        break;
      }
      cut.append(next);
    }
    return cut + "…";
  }

  /** What a person typed: links become what they show, mentions go. */
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
