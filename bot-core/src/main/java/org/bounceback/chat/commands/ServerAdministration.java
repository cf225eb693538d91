package org.bounceback.chat.commands;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.net.Deadline;

/**
 * Our own servers, as far as people may ask and change them from a chat.
 *
 * @param serverQueries whom to ask; empty where our servers cannot be asked
 * @param timeout how long one question may take
 * @param administrators ids of people who may change what others rely on, beside those to whom the
 *     platform's own groups give that role; {@code slack:U024BE7LH} is that person on Slack alone,
 *     an id without a platform is the person of that id on any platform
 */
public record ServerAdministration(
    Optional<ServerQueries> serverQueries, Duration timeout, Set<String> administrators) {

  /** Nobody can be asked. */
  public static final ServerAdministration NONE =
      new ServerAdministration(Optional.empty(), Duration.ofSeconds(1), Set.of());

  public ServerAdministration {
    administrators = Set.copyOf(administrators);
  }

  /** Those who can be asked now: a changed servers file may name a panel, or none any more. */
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
