package org.bounceback.slack;

import java.util.Set;
import org.bounceback.chat.Inbound;
import org.bounceback.chat.Person;

/** Finds out what a person may do. */
@FunctionalInterface
interface Members {
  /** Everybody is an agent, for made-up events. */
  Members EVERYBODY =
      inbound -> {
        Person person = inbound.person();
        return new Person(
            person.id(), person.contact(), person.locale(), Set.of(Person.Role.AGENT));
      };

  /** The person with the role that Slack's answers give, or with the reason for having none. */
  Person identify(Inbound inbound);
}
