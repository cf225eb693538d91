package org.bounceback.mail;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words of an HTML part, with its line breaks. Nothing is fetched, nothing is run. */
public final class HtmlText {

  private HtmlText() {}

  /** Those words, one line each. */
  public static String of(String html) {
    var out = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text && !isInvisible(node)) {
              append(text, out);
            } else if (node.normalName().equals("br")) {
              out.append('\n');
            } else if (isBlock(node)) {
              startLine(out);
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (isBlock(node)) {
              startLine(out);
            }
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
    out.append(isAtLineStart(out) ? text.stripLeading() : text);
  }

  private static boolean isPreformatted(Node node) {
    return node.parent() instanceof Element parent && parent.normalName().equals("pre");
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
