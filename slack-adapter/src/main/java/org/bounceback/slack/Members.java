package org.bounceback.slack;

import java.util.Set;
import org.bounceback.chat.Person;

/** Finds out what a person may do. */
@FunctionalInterface
interface Members {
  /** Everybody is an agent, for made-up events. */
  Members EVERYBODY =
      (person, workspace) ->
          new Person(person.id(), person.contact(), person.locale(), Set.of(Person.Role.AGENT));

  /**
   * The person with the role that Slack's answers give, or with the reason for having none.
   *
   * @param workspace the id of the workspace that the event came from
   */
  Person identify(Person person, String workspace);
}
