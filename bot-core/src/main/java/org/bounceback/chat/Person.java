package org.bounceback.chat;

import java.util.Locale;
import java.util.Set;

/**
 * Who asks.
 *
 * @param id the platform's own name for the person
 * @param contact where the desk can answer: a mail address, or the person's name; may be empty
 * @param locale the language that the platform says the person uses
 * @param roles what the person may do beyond asking
 */
public record Person(String id, String contact, Locale locale, Set<Role> roles) {

  public Person {
    roles = Set.copyOf(roles);
  }

  /** What a person may do beyond asking; the operator grants it by the platform's groups. */
  public enum Role {
    /** May change what others rely on: erase, unblock, say MAIL and RCPT to servers. */
    ADMINISTRATOR
  }
}
