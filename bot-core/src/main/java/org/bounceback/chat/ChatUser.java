package org.bounceback.chat;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A user of a chat platform.
 *
 * @param id the platform's user ID
 * @param contact the e-mail address, or the user's name, for the ticket system; may be empty
 * @param locale the user's language, as the platform reports it; {@link Locale#ROOT} if unknown
 * @param userRoles the user's roles; without any, the user may not use the bot
 * @param denial why the user has no role; empty if the user has one
 */
public record ChatUser(
    String id,
    String contact,
    Locale locale,
    Set<UserRole> userRoles,
    Optional<AccessDenial> denial) {

  /** Checks that the user has either a role or a denial. */
  public ChatUser {
    userRoles = Set.copyOf(userRoles);
    if (userRoles.isEmpty() == denial.isEmpty()) {
      throw new IllegalArgumentException("roles " + userRoles + " contradict denial " + denial);
    }
  }

  /** Creates a user with these roles. Without any, the user is denied as not an agent. */
  public ChatUser(String id, String contact, Locale locale, Set<UserRole> userRoles) {
    this(
        id,
        contact,
        locale,
        userRoles,
        userRoles.isEmpty() ? Optional.of(AccessDenial.NOT_AGENT) : Optional.empty());
  }

  /** Returns a user who may not use the bot. */
  public static ChatUser denied(String id, String contact, Locale locale, AccessDenial why) {
    return new ChatUser(id, contact, locale, Set.of(), Optional.of(why));
  }

  /** Returns whether the user belongs to the support team, as administrators do. */
  public boolean isAgent() {
    return !userRoles.isEmpty();
  }

  /** Returns this user with another language. */
  public ChatUser speaking(Locale language) {
    return new ChatUser(id, contact, language, userRoles, denial);
  }

  /** Returns this user with the administrator role. */
  public ChatUser asAdministrator() {
    var roles = EnumSet.of(UserRole.AGENT, UserRole.ADMINISTRATOR);
    return new ChatUser(id, contact, locale, roles, Optional.empty());
  }

  /** A role, which the operator grants through the platform's groups. */
  public enum UserRole {
    /** Belongs to the support team and may use the bot. */
    AGENT,
    /** May also erase data, remove blocks, and send MAIL and RCPT to mail servers. */
    ADMINISTRATOR
  }
}
