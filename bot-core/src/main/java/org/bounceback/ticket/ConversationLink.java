package org.bounceback.ticket;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.bounceback.cases.CaseRequester;

/**
 * Where people talk about a case.
 *
 * @param platform for example {@code slack}; blank where it was not in a conversation
 * @param link to the case's card there; empty where it cannot be linked to
 */
public record ConversationLink(String platform, Optional<URI> link) {
  /** In no conversation that is known. */
  static final ConversationLink NOWHERE = new ConversationLink("", Optional.empty());

  private static final Set<String> PLATFORMS = Set.of("slack", "discord", "terminal");

  /** How the case came in: the platform, {@code api}, {@code mail} or {@code elsewhere}. */
  String way(CaseRequester caseRequester) {
    String workspace = caseRequester.workspace();
    if (workspace.equals("api") || workspace.equals("mail")) {
      return workspace;
    }
    return PLATFORMS.contains(platform) ? platform : "elsewhere";
  }
}
