package org.bounceback.ticket;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.bounceback.cases.CaseRequester;

/**
 * The conversation about a case.
 *
 * @param platform for example {@code slack}; blank if there is none
 * @param link link to the case's card; empty if it cannot be linked
 */
public record ConversationLink(String platform, Optional<URI> link) {
  /** No known conversation. */
  static final ConversationLink NOWHERE = new ConversationLink("", Optional.empty());

  private static final Set<String> PLATFORMS = Set.of("slack", "discord", "terminal");

  /**
   * Returns how the case was received: the platform, {@code api}, {@code mail} or {@code
   * elsewhere}.
   */
  String channel(CaseRequester caseRequester) {
    String workspace = caseRequester.workspace();
    if (workspace.equals("api") || workspace.equals("mail")) {
      return workspace;
    }
    return PLATFORMS.contains(platform) ? platform : "elsewhere";
  }
}
