package org.bounceback.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.chat.FirstAnswer.Audience;

/**
 * Admits events of agents. Every event passes it before anything is stored, downloaded or looked
 * up, whatever its kind. Others get one private answer a minute that says why. Safe for concurrent
 * use.
 */
final class AgentGate {
  private static final Duration BETWEEN_REPLIES = Duration.ofMinutes(1);
  private static final int PEOPLE_REMEMBERED = 10_000;

  private final HostControl host;
  private final Texts texts;
  private final Clock clock;
  private final Map<String, Instant> replied =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > PEOPLE_REMEMBERED;
        }
      };

  /**
   * A gate.
   *
   * @param host names administrators by their ids
   */
  AgentGate(HostControl host, Texts texts, Clock clock) {
    this.host = host;
    this.texts = texts;
    this.clock = clock;
  }

  /** The event with all roles of its person; empty when the person may not use the bot. */
  Optional<Inbound> admit(Inbound inbound) {
    Person person = inbound.person();
    if (isNamed(person)) {
      return Optional.of(inbound.by(person.asAdministrator()));
    }
    return person.isAgent() ? Optional.of(inbound) : Optional.empty();
  }

  /** Answers an event that was not admitted. */
  Turn refuse(Inbound inbound) {
    AccessDenial why = inbound.person().denial().orElse(AccessDenial.NOT_AGENT);
    Ask ask = inbound.ask();
    if (ask instanceof Ask.Suggest) {
      return Turn.of(new FirstAnswer.Choices(List.of()));
    }
    boolean answerable = why.isAnsweredByMessage() || isInteraction(ask);
    if (!isAddressed(ask) || !answerable) {
      return Turn.of(new FirstAnswer.Quiet());
    }
    Card card = Card.of(texts.say("access." + why.text()));
    boolean page = ask instanceof Ask.HomeOpened;
    return page || mayReply(inbound)
        ? Turn.of(new FirstAnswer.Show(card, Audience.PRIVATE))
        : Turn.of(new FirstAnswer.Quiet());
  }

  /** By the operator, by id; a guest or a stranger stays one. */
  private boolean isNamed(Person person) {
    boolean lacksOnlyTheRole =
        person
            .denial()
            .map(why -> why == AccessDenial.NOT_AGENT || why == AccessDenial.UNVERIFIED)
            .orElse(true);
    return lacksOnlyTheRole && host.mayChange(person);
  }

  /** Files that people drop for one another, and the end of an installation, ask for nothing. */
  private static boolean isAddressed(Ask ask) {
    if (ask instanceof Ask.Upload upload) {
      return upload.addressed();
    }
    return !(ask instanceof Ask.Removed);
  }

  /** Whether the platform itself offers a way to answer, which needs no right to post. */
  static boolean isInteraction(Ask ask) {
    return !(ask instanceof Ask.Said || ask instanceof Ask.Upload || ask instanceof Ask.HomeOpened);
  }

  private boolean mayReply(Inbound inbound) {
    String person = inbound.place().platform() + ":" + inbound.person().id();
    Instant now = clock.instant();
    synchronized (replied) {
      Instant last = replied.get(person);
      if (last != null && now.isBefore(last.plus(BETWEEN_REPLIES))) {
        return false;
      }
      replied.remove(person);
      replied.put(person, now);
      return true;
    }
  }
}
