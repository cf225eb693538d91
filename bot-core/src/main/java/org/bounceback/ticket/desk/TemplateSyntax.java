package org.bounceback.ticket.desk;

/**
 * The placeholders that a ticket system replaces in texts. In untrusted text they would insert the
 * system's own data, such as a user's address, into a ticket; therefore they are never sent
 * unchanged.
 */
public enum TemplateSyntax {
  /**
   * Zendesk's and Freshdesk's placeholders and dynamic content: {@code {{…}}} and {@code {%…%}}.
   */
  LIQUID('{', "{%", false),
  /** WHMCS's merge fields and Smarty tags: <code>{$…}</code>, <code>{php}</code>. */
  SMARTY('{', "$/*\"'%{ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", false),
  /** osTicket's variables: {@code %{…}}. */
  OSTICKET('%', "{", false),
  /**
   * Request Tracker's templates (Text::Template): {@code {$…}}; ticket texts are not run as such.
   */
  RT('{', "$", true);

  private final char opening;
  private final String next;
  private final boolean blanksBetween;

  TemplateSyntax(char opening, String next, boolean blanksBetween) {
    this.opening = opening;
    this.next = next;
    this.blanksBetween = blanksBetween;
  }

  /** Returns the text with a space inside everything that would start a placeholder. */
  public String escape(String text) {
    var disarmed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      disarmed.append(c);
      if (c == opening && continues(text, i + 1)) {
        disarmed.append(' ');
      }
    }
    return disarmed.toString();
  }

  private boolean continues(String text, int from) {
    int at = from;
    while (blanksBetween && at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && next.indexOf(text.charAt(at)) >= 0;
  }
}
