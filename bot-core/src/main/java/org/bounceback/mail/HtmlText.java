package org.bounceback.mail;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words of an HTML part, with its line breaks. Nothing is fetched, nothing is run. */
final class HtmlText {

  private HtmlText() {}

  static String of(String html) {
    var out = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text && !isInvisible(node)) {
              append(text, out);
            } else if (node instanceof Element element && breaksLine(element)) {
              startLine(out);
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && breaksLine(element)) {
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
    boolean atLineStart = out.length() == 0 || out.charAt(out.length() - 1) == '\n';
    out.append(atLineStart ? text.stripLeading() : text);
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

  private static boolean breaksLine(Element element) {
    return element.isBlock() || element.normalName().equals("br");
  }

  private static void startLine(StringBuilder out) {
    if (out.length() > 0) {
      out.append('\n');
    }
  }
}
