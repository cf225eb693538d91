package org.bounceback.bounce.panel;

import java.util.Optional;

/**
 * A text that a mail server with a control panel, or its outgoing gateway, writes.
 *
 * @param id unique in the table
 * @param product the panel or gateway, or {@link #ANY_PANEL}
 * @param isForUsersOnly whether only messages of the server's own users get this text
 * @param setting the setting that causes it, if there is one
 */
public record PanelText(
    String id, String product, boolean isForUsersOnly, Optional<String> setting) {
  /** The product of texts that mail servers of every panel write. */
  public static final String ANY_PANEL = "any";
}
