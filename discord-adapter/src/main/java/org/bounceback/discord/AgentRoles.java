package org.bounceback.discord;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import org.bounceback.chat.ChatUser;

/** Determines what a server's members may do, by their roles in the server. */
final class AgentRoles {
  private final Set<String> agents;
  private final Set<String> administrators;

  /**
   * Creates the rules.
   *
   * @param agents ids of roles, or {@code everyone}; empty for members with the permission Manage
   *     Messages
   * @param administrators ids of roles
   */
  AgentRoles(Collection<String> agents, Collection<String> administrators) {
    this.agents = Set.copyOf(agents);
    this.administrators = Set.copyOf(administrators);
  }

  /** Returns a member's roles; none while the member is timed out or has not accepted the rules. */
  Set<ChatUser.UserRole> of(Member member) {
    if (member.isTimedOut() || member.isPending()) {
      return Set.of();
    }
    if (holds(member, administrators)) {
      return EnumSet.allOf(ChatUser.UserRole.class);
    }
    boolean agent =
        agents.isEmpty()
            ? member.hasPermission(Permission.MESSAGE_MANAGE)
            : agents.contains(DiscordAccess.EVERYONE) || holds(member, agents);
    return agent ? Set.of(ChatUser.UserRole.AGENT) : Set.of();
  }

  private static boolean holds(Member member, Set<String> roles) {
    return member.getRoles().stream().anyMatch(role -> roles.contains(role.getId()));
  }
}
