package org.bounceback.mail;

import com.google.re2j.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Extracts the visible text of an HTML part, with line breaks. It fetches and executes nothing;
 * text hidden by the style attribute of an element is omitted.
 */
public final class HtmlText {
  private static final Pattern HIDING =
      Pattern.compile(
          "display\\s{0,9}:\\s{0,9}none|visibility\\s{0,9}:\\s{0,9}hidden|font-size\\s{0,9}:\\s{0,9}0(?:[^.\\d]|$)",
          Pattern.CASE_INSENSITIVE);

  private HtmlText() {}

  /** Returns the visible text, with its lines separated. */
  public static String of(String html) {
    var out = new StringBuilder();
    NodeTraversor.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            if (node instanceof Element element && isHidden(element)) {
              return FilterResult.SKIP_ENTIRELY;
            }
            if (node instanceof TextNode text && !isInvisible(node)) {
              append(text, out);
            } else if (node.normalName().equals("br")) {
              out.append('\n');
            } else if (isBlock(node)) {
              startLine(out);
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (isBlock(node)) {
              startLine(out);
            }
            return FilterResult.CONTINUE;
          }
        },
        Jsoup.parse(html));
    return out.toString();
  }

  private static void append(TextNode node, StringBuilder out) {
    if (isPreformatted(node)) {
      out.append(node.getWholeText());
      return;
    }
    String text = node.text();
    if (!isAtLineStart(out)) {
      out.append(text);
      return;
    }
    String stripped = text.replace('\u00a0', ' ').isBlank() ? "" : text.stripLeading();
    if (stripped.isEmpty() && isEmptyParagraph(node)) {
      out.append(' ');
    }
    // Non-breaking spaces show an indentation, which continues the header field above.
    boolean isIndented = !stripped.isEmpty() && startsWithNbsp(node.getWholeText());
    out.append(isIndented ? " " : "").append(stripped);
  }

  /** Returns whether a non-breaking space is all there is in a paragraph, as in a blank line. */
  private static boolean isEmptyParagraph(TextNode node) {
    Element parent = node.parent();
    return parent != null
        && parent.childNodeSize() == 1
        && (parent.normalName().equals("p") || parent.normalName().equals("div"))
        && startsWithNbsp(node.getWholeText());
  }

  private static boolean startsWithNbsp(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '\u00a0';
  }

  private static boolean isPreformatted(Node node) {
    return node.parent() instanceof Element parent && parent.normalName().equals("pre");
  }

  private static boolean isHidden(Element element) {
    String style = element.attr("style");
    return element.hasAttr("hidden") || (mayHide(style) && HIDING.matcher(style).find());
  }

  /** Returns false if {@link #HIDING} cannot match; a fast check that excludes most styles. */
  private static boolean mayHide(String style) {
    for (int colon = style.indexOf(':'); colon > 0; colon = style.indexOf(':', colon + 1)) {
      int before = colon - 1;
      while (before > 0 && style.charAt(before) <= ' ') {
        before--;
      }
      int after = colon + 1;
      while (after < style.length() && style.charAt(after) <= ' ') {
        after++;
      }
      char name = style.charAt(before);
      char value = after < style.length() ? style.charAt(after) : ' ';
      boolean mayBeSize = "eE".indexOf(name) >= 0 && value == '0';
      if (mayBeSize || ("yY".indexOf(name) >= 0 && "nNhH".indexOf(value) >= 0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInvisible(Node node) {
    return node.parent() instanceof Element parent
        && (parent.normalName().equals("style")
            || parent.normalName().equals("script")
            || parent.normalName().equals("title"));
  }

  private static boolean isBlock(Node node) {
    return node instanceof Element element && element.isBlock();
  }

  private static void startLine(StringBuilder out) {
    if (!isAtLineStart(out)) {
      out.append('\n');
    }
  }

  private static boolean isAtLineStart(StringBuilder out) {
    return out.length() == 0 || out.charAt(out.length() - 1) == '\n';
  }
}
