package org.bounceback.chat.commands;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.advice.Language;
import org.bounceback.capacity.KeyedRateLimiter.Exceeded;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.EventHandler;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.TeamChannel;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.chat.runtime.DurableEvents;
import org.bounceback.chat.runtime.EventDeduplicator;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.diagnosis.MailAnalysis;

/**
 * Decides which events are answered: checks the user and the limits, ignores repeated events and
 * stores durable ones first. {@link RequestDispatcher} answers them.
 */
public final class Bot implements EventHandler {
  private static final int EVENTS_REMEMBERED = 50_000;

  private final EventDeduplicator seen = new EventDeduplicator(EVENTS_REMEMBERED);
  private final Map<Language, RequestDispatcher> dispatchers = new EnumMap<>(Language.class);
  private final MessageBundles messageBundles;
  private final CustomerMode customerMode;
  private final DurableEvents durableEvents;
  private final AgentGate gate;
  private final UsageGate usage;
  private final FormRecovery forms;

  /**
   * Creates a bot.
   *
   * @param teamChannels the channels, by platform, that get the cards of customers' requests
   * @param nanoTime the elapsed time by which usage limits are renewed, in nanoseconds
   */
  public Bot(
      MailAnalysis mailAnalysis,
      ChatChecks chatChecks,
      CaseServices caseServices,
      WorkerPools workerPools,
      ServerAdministration administration,
      UsageLimits limits,
      MessageBundles messageBundles,
      Map<String, TeamChannel> teamChannels,
      Clock clock,
      LongSupplier nanoTime) {
    this.messageBundles = messageBundles;
    for (Language language : Language.values()) {
      MessageBundle messageBundle = messageBundles.of(language);
      dispatchers.put(
          language,
          new RequestDispatcher(
              mailAnalysis,
              chatChecks,
              caseServices,
              workerPools.reporting(messageBundle),
              administration,
              limits,
              clock,
              messageBundle));
    }
    customerMode = new CustomerMode(teamChannels, messageBundles);
    durableEvents = new DurableEvents(caseServices.eventInbox());
    gate = new AgentGate(administration, messageBundles, nanoTime);
    usage = new UsageGate(limits, messageBundles, nanoTime);
    forms = new FormRecovery(messageBundles, nanoTime);
  }

  @Override
  public boolean admits(InboundEvent inboundEvent) {
    return gate.admit(inboundEvent).isPresent() && !usage.hasRefused(inboundEvent);
  }

  @Override
  public boolean store(InboundEvent inboundEvent) throws EventNotStoredException {
    if (inboundEvent.chatRequest() instanceof ChatRequest.AutocompleteRequest) {
      return true;
    }
    if (gate.admit(inboundEvent).isEmpty()) {
      if (AgentGate.isUnverified(inboundEvent) && inboundEvent.isDurable()) {
        throw EventNotStoredException.unverified();
      }
      return true;
    }
    return usage.check(inboundEvent).isPresent() || durableEvents.keep(inboundEvent);
  }

  @Override
  public BotResponse storeAndHandle(InboundEvent inboundEvent) {
    try {
      return store(inboundEvent)
          ? handle(inboundEvent)
          : BotResponse.of(new InitialResponse.NoResponse());
    } catch (EventNotStoredException failed) {
      if (failed.isUnverified()) {
        return handle(inboundEvent);
      }
      if (inboundEvent.chatLocation().isForCustomers()) {
        return customerMode.tryLater(inboundEvent);
      }
      return BotResponse.toAsker(
          texts(inboundEvent).text("store-failed", "why", String.valueOf(failed.getMessage())));
    }
  }

  @Override
  public void deleteStored(InboundEvent inboundEvent) {
    if (admits(inboundEvent)) {
      durableEvents.drop(inboundEvent);
    }
  }

  @Override
  public List<UnfinishedEvent> unfinished(String platform, UploadedFile.Finder files)
      throws EventNotStoredException {
    List<UnfinishedEvent> unfinished = durableEvents.unfinished(platform, files);
    unfinished.forEach(each -> usage.pass(each.inboundEvent()));
    return unfinished;
  }

  @Override
  public BotResponse handle(InboundEvent inboundEvent) {
    BotResponse botResponse =
        gate.admit(inboundEvent)
            .map(this::receiveOfAgent)
            .orElseGet(() -> gate.refuse(inboundEvent));
    return forms.recoverable(inboundEvent, botResponse);
  }

  private BotResponse receiveOfAgent(InboundEvent inboundEvent) {
    Optional<Exceeded> exceeded = usage.check(inboundEvent);
    if (!(inboundEvent.chatRequest() instanceof ChatRequest.AutocompleteRequest)
        && !seen.isNew(inboundEvent)) {
      return BotResponse.of(new InitialResponse.NoResponse());
    }
    if (exceeded.isPresent()) {
      return refuse(inboundEvent, exceeded.get());
    }
    return durableEvents.settling(inboundEvent, answer(inboundEvent));
  }

  private MessageBundle texts(InboundEvent inboundEvent) {
    return messageBundles.of(ResponseLanguage.ofUser(inboundEvent));
  }

  /** A form that stays open had no effect, so the user may submit it again unchanged. */
  private BotResponse refuse(InboundEvent inboundEvent, Exceeded exceeded) {
    BotResponse refusal = usage.refuse(inboundEvent, exceeded);
    if (refusal.now() instanceof InitialResponse.FieldErrors) {
      seen.forget(inboundEvent);
      usage.forget(inboundEvent);
    }
    return refusal;
  }

  /** A form with errors had no effect, so the user may submit it again unchanged. */
  private BotResponse answer(InboundEvent inboundEvent) {
    ChatLocation location = inboundEvent.chatLocation();
    if (location.isForCustomers()) {
      Language language = ResponseLanguage.ofWorkspace(inboundEvent);
      return customerMode.answer(inboundEvent, Objects.requireNonNull(dispatchers.get(language)));
    }
    Optional<BotResponse> reopened = forms.reopen(inboundEvent);
    if (reopened.isPresent()) {
      return reopened.get();
    }
    RequestDispatcher dispatcher =
        Objects.requireNonNull(dispatchers.get(ResponseLanguage.of(inboundEvent)));
    BotResponse botResponse = dispatcher.dispatch(inboundEvent);
    if (inboundEvent.chatRequest() instanceof ChatRequest.FormSubmission
        && botResponse.now() instanceof InitialResponse.FieldErrors) {
      seen.forget(inboundEvent);
    }
    return botResponse;
  }
}
