package org.bounceback.app.console;

/** Builds HTML so that text cannot become markup. */
final class Html {
  private final StringBuilder markup = new StringBuilder();

  /** Adds our own markup. */
  Html raw(String written) {
    markup.append(written);
    return this;
  }

  /** Adds escaped text, for use between elements or in a quoted attribute. */
  Html text(String text) {
    markup.append(escaped(text));
    return this;
  }

  /** Adds an element that contains only text. */
  Html element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name.split(" ", 2)[0] + ">");
  }

  @Override
  public String toString() {
    return markup.toString();
  }

  /** Escapes text and replaces control characters, which could make one text look like another. */
  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
