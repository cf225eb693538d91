package org.bounceback.chat.commands;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.net.Deadline;

/**
 * Access from a chat to our own servers.
 *
 * @param serverQueries queries our servers; empty if they cannot be queried
 * @param timeout the timeout of one query
 * @param administrators IDs of administrators, in addition to those in the platform's groups;
 *     {@code slack:U024BE7LH} is that user on Slack only, an ID without a platform is the user of
 *     that ID on any platform
 */
public record ServerAdministration(
    Optional<ServerQueries> serverQueries, Duration timeout, Set<String> administrators) {

  /** No server can be queried. */
  public static final ServerAdministration NONE =
      new ServerAdministration(Optional.empty(), Duration.ofSeconds(1), Set.of());

  public ServerAdministration {
    administrators = Set.copyOf(administrators);
  }

  /**
   * Returns the queries if they are available now. A change of the servers file can add or remove
   * all panels.
   */
  Optional<ServerQueries> askable() {
    return serverQueries.filter(ServerQueries::isAvailable);
  }

  boolean mayChange(InboundEvent inboundEvent) {
    ChatUser chatUser = inboundEvent.chatUser();
    return chatUser.userRoles().contains(ChatUser.UserRole.ADMINISTRATOR)
        || administrators.contains(chatUser.id())
        || administrators.contains(inboundEvent.chatLocation().platform() + ":" + chatUser.id());
  }

  Deadline deadline() {
    return Deadline.after(timeout);
  }
}
