package org.bounceback.discord;

import com.google.re2j.Pattern;
import java.net.URI;
import org.bounceback.chat.Block;
import org.bounceback.chat.CardLayout;
import org.bounceback.chat.Span;

/**
 * Writes text in Discord's Markdown. Untrusted text never becomes markup, a mention, a link or an
 * image: only {@link Span.Link} makes a link.
 */
final class Markdown implements CardLayout.Writing {
  static final Markdown DISCORD = new Markdown();

  private static final int MAX_URL = 512;
  private static final String FENCE = "```";

  /** Inserted between two characters, it prevents them from forming markup; it has no width. */
  private static final String JOINER = "\u2060";

  /** Characters that can be markup anywhere. */
  private static final Pattern MARKUP = Pattern.compile("[\\\\*_~`|<>\\[\\]@#:]");

  /** Characters that start a list or small text at the beginning of a line. */
  private static final Pattern LINE_START =
      Pattern.compile("(?m)(^|[\\r\\x{85}\\x{2028}\\x{2029}])(\\s*[0-9]*)([-+.])([\\s#\\\\])");

  private static final Pattern URL = Pattern.compile("(?i)\\b(https?|ftp|discord)(\\\\?:)");
  private static final Pattern BACKTICKS = Pattern.compile("`");

  private Markdown() {}

  @Override
  public int length(Span span) {
    return of(span).length();
  }

  @Override
  public int length(String text, Block.QuoteStyle quoteStyle) {
    return verbatim(text, quoteStyle).length();
  }

  /** Renders a span of a card. */
  static String of(Span span) {
    String text = span.text();
    if (span instanceof Span.Code) {
      return code(text);
    }
    if (span instanceof Span.Bold) {
      return bold(text);
    }
    if (span instanceof Span.Link link && isWeb(link.target())) {
      return "[" + escaped(text) + "](<" + target(link.target()) + ">)";
    }
    return escaped(text);
  }

  /** Renders text verbatim: sentences as a quote, program output as a code block. */
  static String verbatim(String text, Block.QuoteStyle quoteStyle) {
    return quoteStyle == Block.QuoteStyle.MACHINE
        ? FENCE + "\n" + BACKTICKS.matcher(text).replaceAll("`" + JOINER) + "\n" + FENCE
        : "> " + escaped(text).replace("\n", "\n> ");
  }

  /** Escapes text so that Discord shows it unchanged. */
  static String escaped(String text) {
    String plain = MARKUP.matcher(text).replaceAll("\\\\$0");
    plain = LINE_START.matcher(plain).replaceAll("$1$2\\\\$3$4");
    return URL.matcher(plain).replaceAll("$1" + JOINER + "$2");
  }

  /**
   * Renders bold text. Asterisks work only directly around text on one line, so spaces move
   * outside.
   */
  private static String bold(String text) {
    String stripped = text.strip().replace('\n', ' ');
    if (stripped.isEmpty()) {
      return text;
    }
    int start = text.indexOf(text.strip().charAt(0));
    String before = text.substring(0, start);
    String after = text.substring(start + text.strip().length());
    return before + "**" + escaped(stripped) + "**" + after;
  }

  private static String code(String text) {
    String stripped = text.strip().replace('\n', ' ');
    return stripped.isEmpty() ? "" : "`" + BACKTICKS.matcher(stripped).replaceAll("\u02CB") + "`";
  }

  private static String target(URI target) {
    return target.toASCIIString().replace("<", "%3C").replace(">", "%3E").replace(")", "%29");
  }

  private static boolean isWeb(URI target) {
    String scheme = String.valueOf(target.getScheme());
    return (scheme.equals("https") || scheme.equals("http"))
        && target.toASCIIString().length() <= MAX_URL;
  }
}
