package org.bounceback.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.capacity.KeyedRateLimiter;
import org.bounceback.capacity.KeyedRateLimiter.Exceeded;
import org.bounceback.capacity.Quota;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.casebook.EventId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how much people ask for. Every event passes it after {@link AgentGate}, before anything is
 * stored or looked up. An event is counted once, however often its platform sends it; one that was
 * refused costs nothing. Safe for concurrent use.
 */
final class UsageGate {
  private static final Logger log = LoggerFactory.getLogger(UsageGate.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_KEYS = 20_000;
  private static final int EVENTS_REMEMBERED = 50_000;

  /** Proposals are asked for with every key that is typed, so they have a budget of their own. */
  private static final int SUGGESTIONS_PER_COMMAND = 10;

  /** How many messages over a limit are answered in a minute. */
  private static final int REPLIES = 3;

  private final UsageLimits limits;
  private final Texts texts;
  private final KeyedRateLimiter limiter;
  private final Map<EventId, Optional<Exceeded>> decided =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<EventId, Optional<Exceeded>> eldest) {
          return size() > EVENTS_REMEMBERED;
        }
      };

  UsageGate(UsageLimits limits, Texts texts, LongSupplier nanoTime) {
    this.limits = limits;
    this.texts = texts;
    this.limiter = new KeyedRateLimiter(nanoTime, MOST_KEYS);
  }

  /** Counts an event, unless it was counted before; the limit that it would exceed, if any. */
  synchronized Optional<Exceeded> check(Inbound inbound) {
    if (inbound.ask() instanceof Ask.Suggest) {
      return limiter.acquire(quotas(inbound));
    }
    Optional<Optional<Exceeded>> before = decision(inbound);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Exceeded> exceeded = limiter.acquire(quotas(inbound));
    exceeded.ifPresent(limit -> log.info("event refused by a limit limit={}", name(limit.quota())));
    decided.put(inbound.delivery(), exceeded);
    decided.put(inbound.content(), exceeded);
    return exceeded;
  }

  /** Whether an event was refused before. */
  synchronized boolean hasRefused(Inbound inbound) {
    return decision(inbound).flatMap(each -> each).isPresent();
  }

  /** Lets an event pass that a former process counted. */
  synchronized void pass(Inbound inbound) {
    decided.put(inbound.delivery(), Optional.empty());
    decided.put(inbound.content(), Optional.empty());
  }

  /** Lets an event come again that was refused, as a form that was kept open. */
  synchronized void forget(Inbound inbound) {
    decided.remove(inbound.delivery());
    decided.remove(inbound.content());
  }

  /** The private answer to an event that exceeds a limit. */
  Turn refuse(Inbound inbound, Exceeded exceeded) {
    Ask ask = inbound.ask();
    if (ask instanceof Ask.Suggest) {
      return Turn.of(new FirstAnswer.Choices(List.of()));
    }
    String why =
        texts.say(
            "limits." + name(exceeded.quota()),
            Map.of("most", exceeded.quota().most(), "wait", words(exceeded.retryAfter())));
    if (ask instanceof Ask.Submission sent) {
      // The window stays open with what was typed.
      return Turn.of(
          new FirstAnswer.FieldErrors(
              Map.of(Submissions.fieldForErrors(sent), why), sent.values()));
    }
    return AgentGate.isInteraction(ask) || mayReply(inbound)
        ? Turn.toAsker(why)
        : Turn.of(new FirstAnswer.Quiet());
  }

  /** A message has to be answered by a message, which the platform limits too. */
  private boolean mayReply(Inbound inbound) {
    var replies = new Quota("replies" + person(inbound), REPLIES, MINUTE, 1);
    return inbound.ask() instanceof Ask.HomeOpened || limiter.acquire(List.of(replies)).isEmpty();
  }

  private static String person(Inbound inbound) {
    return "/" + inbound.place().platform() + "/" + inbound.person().id();
  }

  private Optional<Optional<Exceeded>> decision(Inbound inbound) {
    return Optional.ofNullable(decided.get(inbound.delivery()))
        .or(() -> Optional.ofNullable(decided.get(inbound.content())));
  }

  private List<Quota> quotas(Inbound inbound) {
    Place place = inbound.place();
    String person = person(inbound);
    String workspace = "/" + place.platform() + "/" + place.workspace();
    Ask ask = inbound.ask();
    if (ask instanceof Ask.Suggest || ask instanceof Ask.HomeOpened) {
      int most = limits.commands() * SUGGESTIONS_PER_COMMAND;
      return List.of(new Quota("suggestions" + person, most, MINUTE, 1));
    }
    if (!isCounted(ask)) {
      return List.of();
    }
    var quotas = new ArrayList<Quota>();
    quotas.add(commands(person));
    int files = files(ask);
    if (files > 0) {
      quotas.add(new Quota("uploads" + person, limits.uploads(), HOUR, files));
    }
    boolean isTicket =
        ask instanceof Ask.Submission sent && TicketForm.caseOf(sent.form()).isPresent();
    if (isTicket) {
      quotas.add(new Quota("tickets" + person, limits.tickets(), HOUR, 1));
      quotas.add(new Quota("workspace-tickets" + workspace, limits.workspaceTickets(), HOUR, 1));
    }
    String channel = workspace + "/" + place.channel();
    quotas.add(new Quota("channel" + channel, limits.channelCommands(), MINUTE, 1));
    quotas.add(new Quota("workspace" + workspace, limits.workspaceCommands(), MINUTE, 1));
    return quotas;
  }

  /** With a burst the permits are renewed so much more often that a minute has as many. */
  private Quota commands(String person) {
    boolean hasBurst = limits.burst() > 0 && limits.burst() < limits.commands();
    int most = hasBurst ? limits.burst() : limits.commands();
    Duration period =
        hasBurst ? MINUTE.multipliedBy(limits.burst()).dividedBy(limits.commands()) : MINUTE;
    return new Quota("commands" + person, most, period, 1);
  }

  /** Not what asks for nothing, nor what this process sends to itself. */
  private static boolean isCounted(Ask ask) {
    if (ask instanceof Ask.Upload upload) {
      return upload.addressed() || files(ask) > 0;
    }
    return !(ask instanceof Ask.Removed || ask instanceof Ask.GivenUp);
  }

  private static int files(Ask ask) {
    if (ask instanceof Ask.Upload upload) {
      return (int)
          upload.files().stream()
              .filter(file -> Bounces.looksLikeMail(file) || Pictures.mayBe(file))
              .count();
    }
    if (ask instanceof Ask.Shortcut shortcut) {
      return shortcut.files().size();
    }
    if (ask instanceof Ask.Command command) {
      return command.files().size();
    }
    return ask instanceof Ask.Submission sent ? sent.files().size() : 0;
  }

  /** The name of a limit, as in the texts. */
  private static String name(Quota quota) {
    return quota.key().substring(0, quota.key().indexOf('/'));
  }

  private static String words(Duration wait) {
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    if (seconds <= 90) {
      return seconds + (seconds == 1 ? " second" : " seconds");
    }
    return (seconds + 59) / 60 + " minutes";
  }
}
