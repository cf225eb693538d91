package org.bounceback.ticket.desk;

/**
 * The placeholders that a desk replaces in texts. In what strangers wrote they would put the desk's
 * own data, such as a person's address, into a ticket; so none reaches a desk whole.
 */
enum TemplateSyntax {
  /**
   * Zendesk's and Freshdesk's placeholders and dynamic content: {@code {{…}}} and {@code {%…%}}.
   */
  LIQUID("\\{(?=[{%])"),
  /** WHMCS's merge fields and Smarty tags: <code>{$…}</code>, <code>{php}</code>. */
  SMARTY("\\{(?=[$A-Za-z/*\"'%{])"),
  /** osTicket's variables: {@code %{…}}. */
  OSTICKET("%(?=\\{)"),
  /**
   * Request Tracker's templates (Text::Template): {@code {$…}}; ticket texts are not run as such.
   */
  RT("\\{(?=\\s*\\$)");

  private final String opening;

  TemplateSyntax(String opening) {
    this.opening = opening;
  }

  /** The same text, with a blank inside whatever would begin a placeholder. */
  String disarm(String text) {
    return text.replaceAll(opening, "$0 ");
  }
}
