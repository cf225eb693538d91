package org.bounceback.slack;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.app_backend.views.response.ViewSubmissionResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.EventHandler;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.slack.MessageTranslator.EventEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes each Slack event to its handler.
 *
 * <p>Commands, buttons and forms are acknowledged together with the bot's response, which takes
 * milliseconds. Work that calls Slack again runs after the acknowledgement.
 */
final class EventRouter {
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final int BUSY = 503;

  /** Slack retries an event immediately, after one minute and after five minutes, then stops. */
  private static final int LAST_RETRY = 3;

  private static final Logger log = LoggerFactory.getLogger(EventRouter.class);
  private final EventHandler bot;
  private final SlackFiles files;
  private final InteractionTranslator interactionTranslator;
  private final MessageTranslator messages;
  private final SlackResponseDispatcher responseDispatcher;
  private final Members members;
  private final Locale language;
  private final Executor executor;
  private final Runnable onRemoved;

  /**
   * Routes events to {@code bot}.
   *
   * @param members determines what users may do
   * @param language the language of the workspace
   * @param executor runs the work that follows an acknowledgement; may reject tasks when full
   * @param onRemoved runs when the app is removed from the workspace
   */
  EventRouter(
      EventHandler bot,
      SlackFiles files,
      SlackResponseDispatcher responseDispatcher,
      Members members,
      Locale language,
      Executor executor,
      Runnable onRemoved) {
    this.bot = bot;
    this.files = files;
    this.interactionTranslator = new InteractionTranslator(files);
    this.messages = new MessageTranslator(files);
    this.responseDispatcher = responseDispatcher;
    this.members = members;
    this.language = language;
    this.executor = executor;
    this.onRemoved = onRemoved;
  }

  /** Registers the handlers with {@code app}. */
  void addTo(App app) {
    app.command(ANY, (request, context) -> command(request.getPayload(), context));
    app.blockAction(
        ANY,
        (request, context) ->
            answer(identified(interactionTranslator.click(request.getPayload())), context));
    app.messageShortcut(
        ANY,
        (request, context) ->
            action(identified(interactionTranslator.shortcut(request.getPayload())), context));
    app.globalShortcut(
        ANY,
        (request, context) ->
            answer(identified(interactionTranslator.shortcut(request.getPayload())), context));
    app.viewSubmission(
        ANY,
        (request, context) ->
            submission(
                identified(interactionTranslator.submission(request.getPayload())), context));
    app.viewClosed(ANY, (request, context) -> context.ack());
    app.event(
        MessageFileShareEvent.class,
        (payload, context) ->
            event(messages.files(envelope(payload), payload.getEvent()), context));
    app.event(
        AppMentionEvent.class,
        (payload, context) ->
            event(messages.mention(envelope(payload), payload.getEvent()), context));
    app.event(
        MessageEvent.class,
        (payload, context) ->
            event(messages.direct(envelope(payload), payload.getEvent()), context));
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) ->
            acknowledged(
                runAfterAck(
                    context,
                    () ->
                        messages
                            .home(envelope(payload), payload.getEvent())
                            .ifPresent(slackEvent -> home(identified(slackEvent))))));
    app.event(AppUninstalledEvent.class, (payload, context) -> uninstalled(context));
    app.event(TokensRevokedEvent.class, (payload, context) -> uninstalled(context));
  }

  /** Shows a private response in the acknowledgement itself. */
  private Response command(SlashCommandPayload payload, Context context) {
    SlackEvent slackEvent = identified(interactionTranslator.command(payload));
    BotResponse botResponse = bot.handle(slackEvent.inboundEvent());
    Optional<MessageLocation> ephemeral = slackEvent.replyTarget().ephemeral();
    if (ephemeral.isPresent()
        && botResponse.now() instanceof InitialResponse.ShowCard showCard
        && showCard.visibility() == Visibility.PRIVATE) {
      responseDispatcher.acknowledged(botResponse, ephemeral.get(), slackEvent);
      SlackCard rendered = CardRenderer.message(showCard.card());
      return context.ackWithJson(
          SlashCommandResponse.builder()
              .responseType("ephemeral")
              .text(rendered.text())
              .blocks(rendered.blocks())
              .build());
    }
    responseDispatcher.deliver(botResponse, slackEvent);
    return context.ack();
  }

  private Response answer(SlackEvent slackEvent, Context context) {
    responseDispatcher.deliver(bot.handle(slackEvent.inboundEvent()), slackEvent);
    return context.ack();
  }

  /** Closes the modal, or shows input errors or the result in it. */
  private Response submission(SlackEvent slackEvent, ViewSubmissionContext context) {
    try {
      if (!bot.store(slackEvent.inboundEvent())) {
        return context.ack();
      }
    } catch (EventNotStoredException failed) {
      if (!failed.isUnverified()) {
        return notStored(failed);
      }
      // Slack does not resend forms, so the form shows the denial.
    }
    BotResponse botResponse = bot.handle(slackEvent.inboundEvent());
    if (botResponse.now() instanceof InitialResponse.FieldErrors wrong) {
      return context.ackWithErrors(wrong.errors());
    }
    if (botResponse.now() instanceof InitialResponse.CloseForm) {
      return context.ack();
    }
    if (botResponse.now() instanceof InitialResponse.ShowCard showCard
        && showCard.visibility() == Visibility.PRIVATE) {
      if (botResponse.later().isPresent()) {
        // A modal cannot show a result that comes later, because its user may have closed it.
        responseDispatcher.deliver(botResponse, slackEvent.inDirectConversation());
        return context.ack();
      }
      return context.ackWithJson(
          ViewSubmissionResponse.builder()
              .responseAction("update")
              .view(
                  ModalRenderer.readOnly(
                      showCard.card(), ModalMetadata.of(slackEvent.replyTarget())))
              .build());
    }
    responseDispatcher.deliver(botResponse, slackEvent);
    return context.ack();
  }

  /**
   * Stores a durable action before it is acknowledged; the bot has already done the others when it
   * responds.
   */
  private Response action(SlackEvent slackEvent, Context context) {
    return slackEvent.inboundEvent().isDurable()
        ? storeAndAnswer(slackEvent, false, context)
        : answer(slackEvent, context);
  }

  private Response event(Optional<SlackEvent> slackEvent, EventContext context) {
    Integer retry = context.getRetryNum();
    boolean retried = retry == null || retry < LAST_RETRY;
    return acknowledged(
        slackEvent
            .map(event -> storeAndAnswer(identified(event), retried, context))
            .orElseGet(context::ack));
  }

  /** Throws when we are too busy, because the framework would acknowledge the event otherwise. */
  private static Response acknowledged(Response response) {
    if (response.getStatusCode() == BUSY) {
      throw new Unacknowledged();
    }
    return response;
  }

  /**
   * Stores the event before it is acknowledged, then answers it.
   *
   * @param retried whether Slack sends the event again if it is not acknowledged
   */
  private Response storeAndAnswer(SlackEvent slackEvent, boolean retried, Context context) {
    try {
      if (!bot.store(slackEvent.inboundEvent())) {
        return context.ack();
      }
    } catch (EventNotStoredException failed) {
      if (!failed.isUnverified()) {
        return notStored(failed);
      }
      if (retried) {
        log.warn("slack event not acknowledged, could not verify the sender");
        return Response.error(BUSY);
      }
    }
    Response response = runAfterAck(context, () -> process(slackEvent));
    if (response.getStatusCode() == BUSY) {
      bot.deleteStored(slackEvent.inboundEvent());
    }
    return response;
  }

  /** Acknowledges an event before its work starts; without a free thread it is not acknowledged. */
  private Response runAfterAck(Context context, Runnable answer) {
    try {
      executor.execute(answer);
      return context.ack();
    } catch (RejectedExecutionException full) {
      return Response.error(BUSY);
    }
  }

  /**
   * Leaves the event unacknowledged, so that Slack sends it again when the store may have
   * recovered.
   */
  private static Response notStored(EventNotStoredException failed) {
    log.error("slack event not accepted, the store is unavailable", failed);
    return Response.error(BUSY);
  }

  private void process(SlackEvent event) {
    SlackEvent slackEvent = bot.admits(event.inboundEvent()) ? event.withFileNames(files) : event;
    responseDispatcher.deliver(bot.handle(slackEvent.inboundEvent()), slackEvent);
  }

  /** Answers an event that an earlier process acknowledged but did not finish. */
  void resume(UnfinishedEvent unfinished) {
    SlackEvent slackEvent =
        SlackEvent.restored(unfinished.inboundEvent()).speaking(language).withFileNames(files);
    responseDispatcher.deliverAgain(
        bot.handle(slackEvent.inboundEvent()), slackEvent, unfinished.answer());
  }

  /** Returns the event with its user's role and language, and with the workspace's language. */
  private SlackEvent identified(SlackEvent slackEvent) {
    return slackEvent.withUser(members).speaking(language);
  }

  private void home(SlackEvent slackEvent) {
    responseDispatcher.home(bot.handle(slackEvent.inboundEvent()), slackEvent.replyTarget());
  }

  private Response uninstalled(Context context) {
    onRemoved.run();
    return context.ack();
  }

  /**
   * In a shared channel the event may carry the other organization's team; its authorization has
   * ours.
   */
  private static EventEnvelope envelope(EventsApiPayload<?> payload) {
    List<Authorization> authorizations = payload.getAuthorizations();
    String ourTeam =
        authorizations == null || authorizations.isEmpty()
            ? null
            : authorizations.get(0).getTeamId();
    return new EventEnvelope(payload.getEventId(), ourTeam == null ? payload.getTeamId() : ourTeam);
  }
}
