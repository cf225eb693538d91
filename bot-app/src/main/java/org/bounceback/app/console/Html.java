package org.bounceback.app.console;

/** Markup that is put together so that no text can become a part of it. */
final class Html {
  private final StringBuilder markup = new StringBuilder();

  /** Adds markup of our own. */
  Html raw(String written) {
    markup.append(written);
    return this;
  }

  /** Adds what somebody wrote, which may stand between elements or in a quoted attribute. */
  Html text(String words) {
    markup.append(escaped(words));
    return this;
  }

  /** Adds an element that holds nothing but text. */
  Html element(String name, String words) {
    return raw("<" + name + ">").text(words).raw("</" + name.split(" ", 2)[0] + ">");
  }

  @Override
  public String toString() {
    return markup.toString();
  }

  /** Control characters, which no page shows, would let one text look like another. */
  private static String escaped(String words) {
    return words
        .replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
