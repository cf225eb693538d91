package org.bounceback.story;

import java.util.Set;

/**
 * How a mail server writes one event. All texts have placeholders.
 *
 * @param carries which of {@code by} and {@code stage} the text states; {@code author} if the text
 *     does not tell a lookup that failed from a decision of the author, {@code greeting} if it does
 *     not tell EHLO from the greeting
 * @param status the status field; {@code ~} stands for the one in the reply
 * @param diagnostic the content of the diagnostic field; empty if it writes none
 * @param remote the content of the field for the other server; empty if it writes none
 * @param text the lines in the report's text
 */
record EventLayout(
    Set<String> carries, String status, String diagnostic, String remote, String text) {

  /** Returns whether the report names the host or IP with this placeholder. */
  boolean names(String placeholder) {
    return text.contains(placeholder) || remote.contains(placeholder);
  }
}
