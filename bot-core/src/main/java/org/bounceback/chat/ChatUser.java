package org.bounceback.chat;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param id the platform's own name for the person
 * @param contact where the desk can answer: a mail address, or the person's name; may be empty
 * @param locale the language that the platform says the person uses
 * @param userRoles what the person may do; nothing at all where there is none
 * @param denial why there is no role; empty where there is one
 */
public record ChatUser(
    String id,
    String contact,
    Locale locale,
    Set<UserRole> userRoles,
    Optional<AccessDenial> denial) {

  /** Refuses a person who has a role and is denied one. */
  public ChatUser {
    userRoles = Set.copyOf(userRoles);
    if (userRoles.isEmpty() == denial.isEmpty()) {
      throw new IllegalArgumentException("roles " + userRoles + " do not go with denial " + denial);
    }
  }

  /** A person with these roles; with none of them somebody who is no agent. */
  public ChatUser(String id, String contact, Locale locale, Set<UserRole> userRoles) {
    this(
        id,
        contact,
        locale,
        userRoles,
        userRoles.isEmpty() ? Optional.of(AccessDenial.NOT_AGENT) : Optional.empty());
  }

  /** Somebody who may not use the bot. */
  public static ChatUser denied(String id, String contact, Locale locale, AccessDenial why) {
    return new ChatUser(id, contact, locale, Set.of(), Optional.of(why));
  }

  /** Whether the person belongs to the support team; an administrator does. */
  public boolean isAgent() {
    return !userRoles.isEmpty();
  }

  /** The same person as an administrator. */
  public ChatUser asAdministrator() {
    var more = EnumSet.of(UserRole.AGENT, UserRole.ADMINISTRATOR);
    return new ChatUser(id, contact, locale, more, Optional.empty());
  }

  /** What a person may do; the operator grants it by the platform's groups. */
  public enum UserRole {
    /** Belongs to the support team: may use the bot. */
    AGENT,
    /** May change what others rely on: erase, unblock, say MAIL and RCPT to servers. */
    ADMINISTRATOR
  }
}
