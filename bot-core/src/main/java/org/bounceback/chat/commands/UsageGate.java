package org.bounceback.chat.commands;

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
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.EventId;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.chat.cards.TicketForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the number of requests. It checks every event after {@link AgentGate}, before anything is
 * stored or looked up. An event is counted once, even if the platform resends it. A refused event
 * is not counted. Safe for concurrent use.
 */
final class UsageGate {
  private static final Logger log = LoggerFactory.getLogger(UsageGate.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MAX_KEYS = 20_000;
  private static final int EVENTS_REMEMBERED = 50_000;

  /** Platforms request suggestions with every keystroke, so suggestions have a separate limit. */
  private static final int SUGGESTIONS_PER_COMMAND = 10;

  /** The number of messages over a limit that are answered per minute. */
  private static final int REPLIES = 3;

  private final UsageLimits limits;
  private final MessageBundles messageBundles;
  private final KeyedRateLimiter limiter;
  private final Map<EventId, Optional<Exceeded>> decided =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<EventId, Optional<Exceeded>> eldest) {
          return size() > EVENTS_REMEMBERED;
        }
      };

  UsageGate(UsageLimits limits, MessageBundles messageBundles, LongSupplier nanoTime) {
    this.limits = limits;
    this.messageBundles = messageBundles;
    this.limiter = new KeyedRateLimiter(nanoTime, MAX_KEYS);
  }

  /**
   * Counts an event unless it was counted before. Returns the limit that it would exceed, if any.
   */
  synchronized Optional<Exceeded> check(InboundEvent inboundEvent) {
    if (inboundEvent.chatRequest() instanceof ChatRequest.AutocompleteRequest) {
      return limiter.acquire(quotas(inboundEvent));
    }
    Optional<Optional<Exceeded>> before = decision(inboundEvent);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Exceeded> exceeded = limiter.acquire(quotas(inboundEvent));
    exceeded.ifPresent(limit -> log.info("event refused by a limit limit={}", name(limit.quota())));
    decided.put(inboundEvent.delivery(), exceeded);
    decided.put(inboundEvent.content(), exceeded);
    return exceeded;
  }

  /** Returns whether an event was refused before. */
  synchronized boolean hasRefused(InboundEvent inboundEvent) {
    return decision(inboundEvent).flatMap(each -> each).isPresent();
  }

  /** Admits an event that an earlier process counted. */
  synchronized void pass(InboundEvent inboundEvent) {
    decided.put(inboundEvent.delivery(), Optional.empty());
    decided.put(inboundEvent.content(), Optional.empty());
  }

  /** Forgets a refused event, so that a form that stays open can be submitted again. */
  synchronized void forget(InboundEvent inboundEvent) {
    decided.remove(inboundEvent.delivery());
    decided.remove(inboundEvent.content());
  }

  /** Returns the private reply to an event that exceeds a limit. */
  BotResponse refuse(InboundEvent inboundEvent, Exceeded exceeded) {
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.AutocompleteRequest) {
      return BotResponse.of(new InitialResponse.AutocompleteChoices(List.of()));
    }
    var messageBundle = messageBundles.of(ResponseLanguage.ofUser(inboundEvent));
    String why =
        messageBundle.text(
            "limits." + name(exceeded.quota()),
            Map.of(
                "most",
                exceeded.quota().limit(),
                "wait",
                text(messageBundle, exceeded.retryAfter())));
    if (chatRequest instanceof ChatRequest.FormSubmission sent) {
      // The form stays open with the entered values.
      return BotResponse.of(
          new InitialResponse.FieldErrors(
              Map.of(FormSubmissionHandler.fieldForErrors(sent), why), sent.values()));
    }
    return AgentGate.isInteraction(chatRequest) || mayReply(inboundEvent)
        ? BotResponse.toAsker(why)
        : BotResponse.of(new InitialResponse.NoResponse());
  }

  /** Returns whether to reply to a message. The platform limits the bot's messages too. */
  private boolean mayReply(InboundEvent inboundEvent) {
    var replies = new Quota("replies" + person(inboundEvent), REPLIES, MINUTE, 1);
    return inboundEvent.chatRequest() instanceof ChatRequest.AppHomeOpened
        || limiter.acquire(List.of(replies)).isEmpty();
  }

  private static String person(InboundEvent inboundEvent) {
    return "/" + inboundEvent.chatLocation().platform() + "/" + inboundEvent.chatUser().id();
  }

  private Optional<Optional<Exceeded>> decision(InboundEvent inboundEvent) {
    return Optional.ofNullable(decided.get(inboundEvent.delivery()))
        .or(() -> Optional.ofNullable(decided.get(inboundEvent.content())));
  }

  private List<Quota> quotas(InboundEvent inboundEvent) {
    ChatLocation chatLocation = inboundEvent.chatLocation();
    String person = person(inboundEvent);
    // Customers cannot use up what the team shares.
    String readers = chatLocation.isForCustomers() ? "/customers" : "";
    String workspace = "/" + chatLocation.platform() + "/" + chatLocation.workspace() + readers;
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.AutocompleteRequest
        || chatRequest instanceof ChatRequest.AppHomeOpened) {
      int most = limits.commands() * SUGGESTIONS_PER_COMMAND;
      return List.of(new Quota("suggestions" + person, most, MINUTE, 1));
    }
    if (!isCounted(chatRequest)) {
      return List.of();
    }
    var quotas = new ArrayList<Quota>();
    quotas.add(commands(person));
    int files = files(chatRequest);
    if (files > 0) {
      quotas.add(new Quota("uploads" + person, limits.uploads(), HOUR, files));
    }
    boolean isTicket =
        chatRequest instanceof ChatRequest.FormSubmission sent
            && TicketForm.caseOf(sent.form()).isPresent();
    if (isTicket) {
      quotas.add(new Quota("tickets" + person, limits.tickets(), HOUR, 1));
      quotas.add(new Quota("workspace-tickets" + workspace, limits.workspaceTickets(), HOUR, 1));
    }
    String channel = workspace + "/" + chatLocation.channel();
    quotas.add(new Quota("channel" + channel, limits.channelCommands(), MINUTE, 1));
    quotas.add(new Quota("workspace" + workspace, limits.workspaceCommands(), MINUTE, 1));
    return quotas;
  }

  /**
   * Returns the quota for commands. With a burst, the permits are renewed more often, so the total
   * per minute is the same.
   */
  private Quota commands(String person) {
    boolean hasBurst = limits.burst() > 0 && limits.burst() < limits.commands();
    int most = hasBurst ? limits.burst() : limits.commands();
    Duration period =
        hasBurst ? MINUTE.multipliedBy(limits.burst()).dividedBy(limits.commands()) : MINUTE;
    return new Quota("commands" + person, most, period, 1);
  }

  /**
   * Returns whether an event counts. Events that request nothing and the bot's own events do not.
   */
  private static boolean isCounted(ChatRequest chatRequest) {
    if (chatRequest instanceof ChatRequest.FileUpload fileUpload) {
      return fileUpload.addressed() || files(chatRequest) > 0;
    }
    return !(chatRequest instanceof ChatRequest.BotRemoved
        || chatRequest instanceof ChatRequest.GivenUp);
  }

  private static int files(ChatRequest chatRequest) {
    if (chatRequest instanceof ChatRequest.FileUpload fileUpload) {
      return (int)
          fileUpload.files().stream().filter(file -> file.isMail() || file.isPicture()).count();
    }
    if (chatRequest instanceof ChatRequest.MessageShortcut messageShortcut) {
      return messageShortcut.files().size();
    }
    if (chatRequest instanceof ChatRequest.SlashCommand slashCommand) {
      return slashCommand.files().size();
    }
    return chatRequest instanceof ChatRequest.FormSubmission sent ? sent.files().size() : 0;
  }

  /** Returns the name of a limit, as in the keys of the texts. */
  private static String name(Quota quota) {
    return quota.key().substring(0, quota.key().indexOf('/'));
  }

  private static String text(MessageBundle messageBundle, Duration wait) {
    long seconds = wait.plusNanos(999_999_999).toSeconds();
    if (seconds == 1) {
      return messageBundle.text("wait.second");
    }
    return seconds <= 90
        ? messageBundle.text("wait.seconds", "count", seconds)
        : messageBundle.text("wait.minutes", "count", (seconds + 59) / 60);
  }
}
