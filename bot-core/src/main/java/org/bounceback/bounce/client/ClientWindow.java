package org.bounceback.bounce.client;

import java.util.Optional;
import java.util.Set;

/**
 * The contents of an e-mail app's window, banner or alert: what the app tried, what went wrong, and
 * what the window names.
 *
 * @param app the id of the app in {@code mail-programs.yaml}, if the text shows which it is
 * @param operation what the app was doing
 * @param problem what went wrong
 * @param server the server that the app talks to
 * @param port its port
 * @param account the account or the user's own address; never a recipient
 * @param recipient the recipient that the window is about
 * @param reply the server's own text, if the window quotes it
 * @param language the language of the window's text, as an ISO 639 code
 */
public record ClientWindow(
    Optional<String> app,
    ClientOperation operation,
    ClientProblem problem,
    Optional<String> server,
    Optional<Integer> port,
    Optional<String> account,
    Optional<String> recipient,
    Optional<String> reply,
    String language) {
  /** Problems of a message that the app has sent. */
  private static final Set<ClientProblem> SENT =
      Set.of(ClientProblem.COPY_NOT_SAVED, ClientProblem.COPY_MAILBOX_FULL);

  /** Returns whether the app reports that it could not send a message. */
  public boolean isUnsent() {
    return operation == ClientOperation.SENDING && !SENT.contains(problem);
  }
}
