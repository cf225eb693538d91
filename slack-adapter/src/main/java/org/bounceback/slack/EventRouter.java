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
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.commands.Bot;
import org.bounceback.slack.MessageTranslator.EventEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with each of Slack's events. A command, a button and a form are acknowledged with
 * the bot's answer, which takes milliseconds; whatever needs another call to Slack comes after the
 * acknowledgement.
 */
final class EventRouter {
  private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
  private static final int BUSY = 503;

  /** Slack sends an event again at once, after a minute and after five, and then no more. */
  private static final int LAST_RETRY = 3;

  private static final Logger log = LoggerFactory.getLogger(EventRouter.class);
  private final Bot bot;
  private final SlackFiles files;
  private final InteractionTranslator interactionTranslator;
  private final MessageTranslator messages;
  private final SlackResponseDispatcher slackResponseDispatcher;
  private final Members members;
  private final Executor threads;
  private final Runnable removed;

  /**
   * Routes to {@code bot}.
   *
   * @param members finds out what people may do
   * @param threads do what comes after the acknowledgement of an event; may refuse when full
   * @param removed is run when the app was taken out of the workspace
   */
  EventRouter(
      Bot bot,
      SlackFiles files,
      SlackResponseDispatcher slackResponseDispatcher,
      Members members,
      Executor threads,
      Runnable removed) {
    this.bot = bot;
    this.files = files;
    this.interactionTranslator = new InteractionTranslator(files);
    this.messages = new MessageTranslator(files);
    this.slackResponseDispatcher = slackResponseDispatcher;
    this.members = members;
    this.threads = threads;
    this.removed = removed;
  }

  /** Makes {@code app} answer. */
  void addTo(App app) {
    app.command(ANY, (request, context) -> command(request.getPayload(), context));
    app.blockAction(
        ANY,
        (request, context) ->
            answer(interactionTranslator.press(request.getPayload()).by(members), context));
    app.messageShortcut(
        ANY,
        (request, context) ->
            action(interactionTranslator.shortcut(request.getPayload()).by(members), context));
    app.globalShortcut(
        ANY,
        (request, context) ->
            answer(interactionTranslator.shortcut(request.getPayload()).by(members), context));
    app.viewSubmission(
        ANY,
        (request, context) ->
            submission(
                interactionTranslator.submission(request.getPayload()).by(members), context));
    app.viewClosed(ANY, (request, context) -> context.ack());
    app.event(
        MessageFileShareEvent.class,
        (told, context) ->
            event(Optional.of(messages.files(telling(told), told.getEvent())), context));
    app.event(
        AppMentionEvent.class,
        (told, context) -> event(messages.mention(telling(told), told.getEvent()), context));
    app.event(
        MessageEvent.class,
        (told, context) -> event(messages.direct(telling(told), told.getEvent()), context));
    app.event(
        AppHomeOpenedEvent.class,
        (told, context) ->
            acknowledged(
                afterwards(
                    context,
                    () ->
                        messages
                            .home(telling(told), told.getEvent())
                            .ifPresent(slackEvent -> home(slackEvent.by(members))))));
    app.event(AppUninstalledEvent.class, (told, context) -> gone(context));
    app.event(TokensRevokedEvent.class, (told, context) -> gone(context));
  }

  /** What only the asker sees is shown by the acknowledgement itself. */
  private Response command(SlashCommandPayload payload, Context context) {
    SlackEvent slackEvent = interactionTranslator.command(payload).by(members);
    BotResponse botResponse = bot.receive(slackEvent.inboundEvent());
    Optional<MessageLocation> place = slackEvent.replyTarget().fleeting();
    if (place.isPresent()
        && botResponse.now() instanceof InitialResponse.ShowCard showCard
        && showCard.visibility() == Visibility.PRIVATE) {
      slackResponseDispatcher.acknowledged(botResponse, place.get(), slackEvent);
      SlackCard drawn = CardRenderer.message(showCard.card());
      return context.ackWithJson(
          SlashCommandResponse.builder()
              .responseType("ephemeral")
              .text(drawn.text())
              .blocks(drawn.blocks())
              .build());
    }
    slackResponseDispatcher.deliver(botResponse, slackEvent);
    return context.ack();
  }

  private Response answer(SlackEvent slackEvent, Context context) {
    slackResponseDispatcher.deliver(bot.receive(slackEvent.inboundEvent()), slackEvent);
    return context.ack();
  }

  /** The window shows what is wrong, or what became of it, or goes. */
  private Response submission(SlackEvent slackEvent, ViewSubmissionContext context) {
    try {
      if (!bot.keep(slackEvent.inboundEvent())) {
        return context.ack();
      }
    } catch (EventNotStoredException failed) {
      if (!failed.isUnverified()) {
        return notKept(failed);
      }
      // Slack sends no form twice, so the refusal is shown in it.
    }
    BotResponse botResponse = bot.receive(slackEvent.inboundEvent());
    if (botResponse.now() instanceof InitialResponse.FieldErrors wrong) {
      return context.ackWithErrors(wrong.errors());
    }
    if (botResponse.now() instanceof InitialResponse.ShowCard showCard
        && showCard.visibility() == Visibility.PRIVATE) {
      return context.ackWithJson(
          ViewSubmissionResponse.builder()
              .responseAction("update")
              .view(
                  ModalRenderer.reading(
                      showCard.card(), ModalMetadata.of(slackEvent.replyTarget())))
              .build());
    }
    slackResponseDispatcher.deliver(botResponse, slackEvent);
    return context.ack();
  }

  /** What goes to a ticket is on the disk when the bot has answered, as a form's is. */
  private Response action(SlackEvent slackEvent, Context context) {
    return slackEvent.inboundEvent().chatRequest() instanceof ChatRequest.SendToTicket
        ? answer(slackEvent, context)
        : kept(slackEvent, false, context);
  }

  private Response event(Optional<SlackEvent> slackEvent, EventContext context) {
    Integer retry = context.getRetryNum();
    boolean again = retry == null || retry < LAST_RETRY;
    return acknowledged(
        slackEvent.map(event -> kept(event.by(members), again, context)).orElseGet(context::ack));
  }

  /** The framework would acknowledge an event that we are too busy for. */
  private static Response acknowledged(Response response) {
    if (response.getStatusCode() == BUSY) {
      throw new Unacknowledged();
    }
    return response;
  }

  /**
   * What must not be lost is on the disk before it is acknowledged, and answered after that.
   *
   * @param again whether Slack sends it again if it is not acknowledged
   */
  private Response kept(SlackEvent slackEvent, boolean again, Context context) {
    try {
      if (!bot.keep(slackEvent.inboundEvent())) {
        return context.ack();
      }
    } catch (EventNotStoredException failed) {
      if (!failed.isUnverified()) {
        return notKept(failed);
      }
      if (again) {
        log.warn("slack event not acknowledged, its sender could not be checked");
        return Response.error(BUSY);
      }
    }
    Response response = afterwards(context, () -> told(slackEvent));
    if (response.getStatusCode() == BUSY) {
      bot.drop(slackEvent.inboundEvent());
    }
    return response;
  }

  /** An event is acknowledged before anything is done about it; if nothing can be, it is not. */
  private Response afterwards(Context context, Runnable answer) {
    try {
      threads.execute(answer);
      return context.ack();
    } catch (RejectedExecutionException full) {
      return Response.error(BUSY);
    }
  }

  /** Slack tells of it again, when the store may be back. */
  private static Response notKept(EventNotStoredException failed) {
    log.error("slack event not taken, the store is away", failed);
    return Response.error(BUSY);
  }

  private void told(SlackEvent event) {
    SlackEvent slackEvent = bot.admits(event.inboundEvent()) ? event.named(files) : event;
    slackResponseDispatcher.deliver(bot.receive(slackEvent.inboundEvent()), slackEvent);
  }

  /** Answers what a former process acknowledged and did not finish. */
  void takeUp(UnfinishedEvent left) {
    SlackEvent slackEvent = SlackEvent.again(left.inboundEvent()).named(files);
    slackResponseDispatcher.deliverAgain(
        bot.receive(slackEvent.inboundEvent()), slackEvent, left.answer());
  }

  private void home(SlackEvent slackEvent) {
    slackResponseDispatcher.home(bot.receive(slackEvent.inboundEvent()), slackEvent.replyTarget());
  }

  private Response gone(Context context) {
    removed.run();
    return context.ack();
  }

  /** In a shared channel the event may name the other organization, its authorization names us. */
  private static EventEnvelope telling(EventsApiPayload<?> told) {
    List<Authorization> authorizations = told.getAuthorizations();
    String installed =
        authorizations == null || authorizations.isEmpty()
            ? null
            : authorizations.get(0).getTeamId();
    return new EventEnvelope(told.getEventId(), installed == null ? told.getTeamId() : installed);
  }
}
