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
 * up, whatever its kind. Others get one private answer a minute that says why. Where it is not
 * known whether somebody is an agent, every command, button and form is answered, a form with what
 * was typed, and so is a file that an agent would expect to be read. Safe for concurrent use.
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
    if (isNamed(inbound)) {
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
    String words = texts.say("access." + why.text());
    boolean unverified = why == AccessDenial.UNVERIFIED;
    if (unverified && ask instanceof Ask.Submission sent) {
      // It may well be an agent's, so what was typed is not lost.
      return Turn.of(
          new FirstAnswer.FieldErrors(
              Map.of(Submissions.fieldForErrors(sent), words), sent.values()));
    }
    boolean answerable = why.isAnsweredByMessage() || isInteraction(ask);
    boolean expected = isAddressed(ask) || (unverified && KeptEvents.isKept(inbound));
    if (!expected || !answerable) {
      return Turn.of(new FirstAnswer.Quiet());
    }
    boolean always = ask instanceof Ask.HomeOpened || (unverified && isInteraction(ask));
    return always || mayReply(inbound)
        ? Turn.of(new FirstAnswer.Show(Card.of(words), Audience.PRIVATE))
        : Turn.of(new FirstAnswer.Quiet());
  }

  /** Whether it could not be found out whether the event's person is an agent. */
  static boolean isUnverified(Inbound inbound) {
    return inbound.person().denial().equals(Optional.of(AccessDenial.UNVERIFIED));
  }

  /** By the operator, by id; a guest or a stranger stays one. */
  private boolean isNamed(Inbound inbound) {
    boolean lacksOnlyTheRole =
        inbound
            .person()
            .denial()
            .map(why -> why == AccessDenial.NOT_AGENT || why == AccessDenial.UNVERIFIED)
            .orElse(true);
    return lacksOnlyTheRole && host.mayChange(inbound);
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
